// SPDX-License-Identifier: Apache-2.0
#include "workbench/state/file_memory.h"

#include "workbench/files/synchronise.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <filesystem>

namespace meterbench::state {

namespace {

/// A meter's state is small; what is larger is not one.
constexpr qint64 largestFile = 256LL * 1024 * 1024;

bool write(QIODevice& device, std::span<const std::byte> bytes)
{
    const auto size = static_cast<qint64>(bytes.size());
    return device.write(reinterpret_cast<const char*>(bytes.data()), size) == size;
}

/// Generations whose snapshot lies in the folder, newest first.
std::vector<std::uint64_t> generationsIn(const QDir& folder)
{
    std::vector<std::uint64_t> generations;
    for (const auto& name : folder.entryList({QStringLiteral("snapshot-*")}, QDir::Files)) {
        bool isNumber = false;
        const auto number
            = name.mid(static_cast<int>(std::char_traits<char>::length("snapshot-"))).toULongLong(&isNumber);
        if (isNumber)
            generations.push_back(number);
    }
    std::ranges::sort(generations, std::greater<>());
    return generations;
}

constexpr auto ownersFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto ownersFolder = ownersFile | QFileDevice::ExeOwner;

/// A state and nothing else: then the folder is as private as what lies in it.
bool holdsOnlyState(const QDir& folder)
{
    const auto names = folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    return std::ranges::all_of(names, [](const QString& name) {
        return name.startsWith(QLatin1String("snapshot-")) || name.startsWith(QLatin1String("journal-"))
            || name.startsWith(QLatin1String("values")) || name == QLatin1String("lock");
    });
}

/// Whatever rights a mask or an earlier version gave them.
void makePrivate(const QDir& folder)
{
    if (holdsOnlyState(folder))
        QFile::setPermissions(folder.path(), ownersFolder);
    for (const auto& name : folder.entryList({QStringLiteral("snapshot-*"), QStringLiteral("journal-*")}, QDir::Files))
        QFile::setPermissions(folder.filePath(name), ownersFile);
}

std::vector<std::byte> bytesOf(const QByteArray& array)
{
    const auto* const first = reinterpret_cast<const std::byte*>(array.constData());
    return {first, first + array.size()};
}

} // namespace

FileMemory::FileMemory(QString folder, std::unique_ptr<FolderLock> lock)
    : m_folder(std::move(folder)), m_lock(std::move(lock))
{
}

FileMemory::~FileMemory() = default;

Result<std::unique_ptr<FileMemory>> FileMemory::open(const QString& folder)
{
    const auto name = folder.toStdString();
    std::error_code fault;
    std::filesystem::create_directories(std::filesystem::path(folder.toStdU16String()), fault);
    if (fault)
        return failure(ErrorKind::Storage, "state-unavailable", {{"folder", name}, {"reason", fault.message()}}, name);
    makePrivate(QDir(folder)); // before a key or a counter is written there
    auto lock = FolderLock::take(folder);
    if (!lock)
        return tl::unexpected(std::move(lock.error()));
    return std::unique_ptr<FileMemory>(new FileMemory(folder, std::move(*lock)));
}

QString FileMemory::path(const char* kind, std::uint64_t generation) const
{
    return QDir(m_folder).filePath(QString::fromLatin1(kind) + QLatin1Char('-') + QString::number(generation));
}

tl::unexpected<Error> FileMemory::unavailable(const QString& reason) const
{
    const auto name = m_folder.toStdString();
    return failure(ErrorKind::Storage, "state-unavailable", {{"folder", name}, {"reason", reason.toStdString()}}, name);
}

Result<void> FileMemory::openJournal()
{
    m_journal = std::make_unique<QFile>(path("journal", m_generation));
    if (!m_journal->open(QIODevice::WriteOnly | QIODevice::Append, ownersFile)
        || !m_journal->setPermissions(ownersFile))
        return unavailable(m_journal->errorString());
    return {};
}

Result<void> FileMemory::append(std::span<const std::byte> bytes)
{
    if (m_journal == nullptr) {
        if (auto opened = openJournal(); !opened)
            return opened;
    }
    if (!write(*m_journal, bytes))
        return unavailable(m_journal->errorString());
    return {};
}

Result<void> FileMemory::commit()
{
    if (m_journal != nullptr && !files::synchronise(*m_journal))
        return unavailable(m_journal->errorString());
    return {};
}

/// The new snapshot takes its name only when all of it is on the disk; the generation before stays until the next.
Result<void> FileMemory::replace(std::span<const std::byte> snapshot)
{
    const auto older = m_generation;
    QSaveFile file(path("snapshot", older + 1));
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownersFile) || !write(file, snapshot)
        || !file.commit())
        return unavailable(file.errorString());
    m_generation = older + 1;
    // A journal of this number can only be left from a run that was cut before its snapshot had a name.
    QFile::remove(path("journal", m_generation));
    if (auto opened = openJournal(); !opened)
        return opened;
    const QDir folder(m_folder);
    for (const auto generation : generationsIn(folder)) {
        if (generation >= older)
            continue;
        QFile::remove(path("snapshot", generation));
        QFile::remove(path("journal", generation));
    }
    return {};
}

Result<std::vector<device::PermanentMemory::Content>> FileMemory::load()
{
    std::vector<Content> contents;
    const auto generations = generationsIn(QDir(m_folder));
    for (const auto generation : generations) {
        Content content;
        for (const auto& [kind, bytes] :
            {std::pair{"snapshot", &content.snapshot}, std::pair{"journal", &content.journal}}) {
            QFile file(path(kind, generation));
            if (!file.exists())
                continue;
            if (!file.open(QIODevice::ReadOnly))
                return unavailable(file.errorString());
            if (file.size() > largestFile)
                return unavailable(file.fileName());
            *bytes = bytesOf(file.readAll());
        }
        contents.push_back(std::move(content));
    }
    if (!generations.empty())
        m_generation = generations.front();
    return contents;
}

} // namespace meterbench::state
