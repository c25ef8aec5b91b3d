// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/configuration/meter_configuration.h"

#include <QDateTime>
#include <QLockFile>
#include <QString>

#include <memory>
#include <vector>

/// The unsaved document of one window, kept on disk so that a crash loses nothing. Each open document owns one
/// RecoveryFile: it is written as the document changes and removed when the document is saved or given up. A lock
/// beside it tells a living owner from a dead one, so that two running programs never take each other's work; a lock
/// whose process is gone counts for nothing. When to write is the caller's choice. Main thread.
namespace meterbench::project {

/// What a program that died has left behind.
struct Leftover {
    QString file; ///< the recovery file
    QString originalPath; ///< the project it belongs to; empty when it never had a file
    QDateTime savedAt; ///< UTC
};

class RecoveryFile {
public:
    /// Takes a new name in the folder (made when missing) and locks it; nothing is written yet.
    /// Error: `recovery-unavailable` {folder}.
    [[nodiscard]] static Result<RecoveryFile> create(const QString& folder);

    /// Takes over what a dead program left: from here on it is ours. Errors: `recovery-in-use` {file},
    /// `file-not-found`.
    [[nodiscard]] static Result<RecoveryFile> adopt(const Leftover& leftover);

    RecoveryFile(RecoveryFile&&) noexcept = default;
    RecoveryFile& operator=(RecoveryFile&& other) noexcept;
    RecoveryFile(const RecoveryFile&) = delete;
    RecoveryFile& operator=(const RecoveryFile&) = delete;
    /// Releases the lock; what was written stays, as after a crash. Call remove() when the document is safe.
    ~RecoveryFile() = default;

    /// Writes the document, whole or not at all. Errors: those of files::writeFile().
    [[nodiscard]] Result<void> write(
        const configuration::MeterConfiguration& document, const QString& originalPath, const QDateTime& now) const;

    /// The document as written last. Errors: those of files::readFile() and parseProject(), `recovery-damaged` {file}.
    [[nodiscard]] Result<configuration::MeterConfiguration> read(const catalog::Catalog& catalog) const;

    /// Deletes what was written, if anything; the name stays ours.
    void remove() const;

    [[nodiscard]] const QString& file() const { return m_file; }

private:
    RecoveryFile(QString file, std::unique_ptr<QLockFile> lock);

    QString m_file;
    std::unique_ptr<QLockFile> m_lock;
};

/// Everything in the folder whose owner is dead, newest first. A damaged file is listed too, without path and time: it
/// is the person who decides to discard it.
[[nodiscard]] std::vector<Leftover> leftovers(const QString& folder);

/// Deletes a leftover, unless a living program owns it. Errors: `recovery-in-use` {file}, `file-unwritable` {file,
/// reason}.
[[nodiscard]] Result<void> discard(const Leftover& leftover);

} // namespace meterbench::project
