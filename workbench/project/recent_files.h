// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

/// The list of files opened or saved last, newest first, kept in a settings file. It reads that file at each question,
/// so that several programs and windows see the same list. A file that is gone stays listed and is told as missing: its
/// drive may come back. Main thread.
namespace meterbench::project {

enum class FilePresence { Present, Missing };

struct RecentFile {
    QString path; ///< absolute
    FilePresence presence = FilePresence::Present;

    bool operator==(const RecentFile&) const = default;
};

class RecentFiles {
public:
    static constexpr qsizetype maximumEntries = 10;

    /// @param settingsFile an INI file, made when the first entry is added
    explicit RecentFiles(QString settingsFile);

    [[nodiscard]] QList<RecentFile> entries() const;
    /// Puts a file first; one already listed moves up.
    void add(const QString& path);
    void remove(const QString& path);
    void clear();

private:
    [[nodiscard]] QStringList paths() const;
    void store(const QStringList& paths);

    QString m_settingsFile;
};

} // namespace meterbench::project
