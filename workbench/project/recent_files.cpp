// SPDX-License-Identifier: Apache-2.0
#include "workbench/project/recent_files.h"

#include <QFileInfo>
#include <QSettings>
#include <QStringList>

#include <utility>

namespace meterbench::project {
namespace {

QString settingsKey()
{
    return QStringLiteral("project/recentFiles");
}

} // namespace

RecentFiles::RecentFiles(QString settingsFile) : m_settingsFile(std::move(settingsFile)) { }

QList<RecentFile> RecentFiles::entries() const
{
    QList<RecentFile> result;
    for (const auto& path : paths())
        result.push_back({path, QFileInfo::exists(path) ? FilePresence::Present : FilePresence::Missing});
    return result;
}

void RecentFiles::add(const QString& path)
{
    if (path.isEmpty())
        return;
    const auto absolute = QFileInfo(path).absoluteFilePath();
    auto list = paths();
    list.removeAll(absolute);
    list.prepend(absolute);
    store(list.first(qMin(list.size(), maximumEntries)));
}

void RecentFiles::remove(const QString& path)
{
    auto list = paths();
    list.removeAll(QFileInfo(path).absoluteFilePath());
    store(list);
}

void RecentFiles::clear()
{
    store({});
}

QStringList RecentFiles::paths() const
{
    const QSettings settings(m_settingsFile, QSettings::IniFormat);
    auto list = settings.value(settingsKey()).toStringList();
    list.removeAll(QString()); // an empty list is stored as one empty entry
    return list.first(qMin(list.size(), maximumEntries));
}

void RecentFiles::store(const QStringList& paths)
{
    QSettings settings(m_settingsFile, QSettings::IniFormat);
    settings.setValue(settingsKey(), paths);
}

} // namespace meterbench::project
