// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/meter/meter_secrets.h"

#include <QString>

#include <memory>

class QFile;

/// What an emulated meter asked to be kept (counters, keys, its document), in the file `values` of its state folder: a
/// line for each value kept, the last one of a key counts. A line is on the disk before anything else happens,
/// so it survives the end of the program and a cut of power at any moment. Lines that no longer count are left out
/// when there are too many of them. The folder's lock (FileMemory) keeps other programs out. One owner, one thread.
namespace meterbench::state {

class KeptValuesFile {
public:
    /// Reads what is there and writes it anew, without what no longer counts.
    /// Errors: `state-unavailable` {folder, reason}, `state-damaged` {file, line}.
    [[nodiscard]] static Result<std::unique_ptr<KeptValuesFile>> open(const QString& folder);
    ~KeptValuesFile();
    KeptValuesFile(const KeptValuesFile&) = delete;
    KeptValuesFile& operator=(const KeptValuesFile&) = delete;

    /// Beyond so many bytes the file is written anew, once it is twice as long as what counts.
    static constexpr qint64 longestTail = 64 * 1024;

    /// What counts now.
    [[nodiscard]] const protocol::virtual_meter::KeptValues& values() const { return m_values; }

    /// They survive a cut of power once this has returned a value. Error: `state-unavailable`.
    [[nodiscard]] Result<void> keep(std::span<const protocol::Persist> values);

private:
    explicit KeptValuesFile(QString path);
    [[nodiscard]] Result<void> compact();
    [[nodiscard]] tl::unexpected<Error> unavailable() const;

    QString m_path;
    std::unique_ptr<QFile> m_file;
    protocol::virtual_meter::KeptValues m_values;
    qint64 m_compactSize = 0; ///< bytes after it was last written anew
    qint64 m_size = 0;
};

} // namespace meterbench::state
