// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/permanent_memory.h"
#include "workbench/state/folder_lock.h"

#include <QString>

#include <memory>

class QFile;

/// The permanent memory of one emulated meter as a folder of files: `snapshot-<n>` and the `journal-<n>` that continues
/// it, the newest generation and the one before. It keeps bytes and knows nothing of registers. A lock keeps a second
/// program out, and nobody but the owner of the folder may look into it: keys lie there too. Used from the thread that
/// owns the meter.
namespace meterbench::state {

class FileMemory final : public device::PermanentMemory {
public:
    /// Opens the folder, made when missing; one that holds something else too keeps its access rights. Errors:
    /// `state-in-use` {folder}, `state-unavailable` {folder, reason}.
    [[nodiscard]] static Result<std::unique_ptr<FileMemory>> open(const QString& folder);
    ~FileMemory() override;
    FileMemory(const FileMemory&) = delete;
    FileMemory& operator=(const FileMemory&) = delete;

    /// Errors of all: `state-unavailable` {folder, reason}.
    [[nodiscard]] Result<void> append(std::span<const std::byte> bytes) override;
    [[nodiscard]] Result<void> commit() override;
    [[nodiscard]] Result<void> replace(std::span<const std::byte> snapshot) override;
    [[nodiscard]] Result<std::vector<Content>> load() override;

private:
    FileMemory(QString folder, std::unique_ptr<FolderLock> lock);

    [[nodiscard]] QString path(const char* kind, std::uint64_t generation) const;
    [[nodiscard]] Result<void> openJournal();
    [[nodiscard]] tl::unexpected<Error> unavailable(const QString& reason) const;

    QString m_folder;
    std::unique_ptr<FolderLock> m_lock;
    std::unique_ptr<QFile> m_journal;
    std::uint64_t m_generation = 0; ///< 0: nothing kept yet
};

} // namespace meterbench::state
