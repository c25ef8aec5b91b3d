// SPDX-License-Identifier: Apache-2.0
#include "workbench/project/recovery_file.h"

#include "core/configuration/project_file.h"
#include "workbench/files/file_access.h"

#include <QDir>
#include <QFile>
#include <QUuid>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace meterbench::project {
namespace {

constexpr auto recoveryFormat = "meterbench-recovery";
/// The document and the few members around it.
constexpr std::size_t maximumBytes = configuration::maximumProjectBytes + 64U * 1024U;

QString suffix()
{
    return QStringLiteral(".recovery");
}

QString lockSuffix()
{
    return QStringLiteral(".lock");
}

/// The lock of a recovery file when nobody living holds it, else null. Its age is no reason to break it, only the death
/// of its process.
std::unique_ptr<QLockFile> tryLock(const QString& file)
{
    auto lock = std::make_unique<QLockFile>(file + lockSuffix());
    lock->setStaleLockTime(0);
    if (!lock->tryLock(0))
        return nullptr;
    return lock;
}

/// Nothing when the bytes are no recovery file.
nlohmann::ordered_json parseEnvelope(const std::string& bytes)
{
    auto envelope = nlohmann::ordered_json::parse(bytes, nullptr, false);
    const bool sound = envelope.is_object() && envelope.contains("format") && envelope["format"] == recoveryFormat
        && envelope.contains("original") && envelope["original"].is_string() && envelope.contains("saved")
        && envelope["saved"].is_string() && envelope.contains("project");
    return sound ? envelope : nlohmann::ordered_json();
}

tl::unexpected<Error> fileFailure(const char* id, const QString& file)
{
    const auto shown = QDir::toNativeSeparators(file).toStdString();
    return failure(ErrorKind::Storage, id, {{"file", shown}}, shown);
}

} // namespace

RecoveryFile::RecoveryFile(QString file, std::unique_ptr<QLockFile> lock)
    : m_file(std::move(file)), m_lock(std::move(lock))
{
}

RecoveryFile& RecoveryFile::operator=(RecoveryFile&& other) noexcept
{
    m_file = std::move(other.m_file);
    m_lock = std::move(other.m_lock);
    return *this;
}

Result<RecoveryFile> RecoveryFile::create(const QString& folder)
{
    const auto shown = QDir::toNativeSeparators(folder).toStdString();
    const QDir directory(folder);
    if (!directory.mkpath(QStringLiteral(".")))
        return failure(ErrorKind::Storage, "recovery-unavailable", {{"folder", shown}, {"reason", "mkdir"}}, shown);
    const auto file = directory.absoluteFilePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + suffix());
    auto lock = tryLock(file);
    if (!lock)
        return failure(ErrorKind::Storage, "recovery-unavailable", {{"folder", shown}, {"reason", "lock"}}, shown);
    return RecoveryFile(file, std::move(lock));
}

Result<RecoveryFile> RecoveryFile::adopt(const Leftover& leftover)
{
    auto lock = tryLock(leftover.file);
    if (!lock)
        return fileFailure("recovery-in-use", leftover.file);
    if (!QFile::exists(leftover.file)) // somebody was faster and has finished with it
        return fileFailure("file-not-found", leftover.file);
    return RecoveryFile(leftover.file, std::move(lock));
}

Result<void> RecoveryFile::write(
    const configuration::MeterConfiguration& document, const QString& originalPath, const QDateTime& now) const
{
    nlohmann::ordered_json envelope;
    envelope["format"] = recoveryFormat;
    envelope["original"] = originalPath.toStdString();
    envelope["saved"] = now.toUTC().toString(Qt::ISODate).toStdString();
    envelope["project"] = configuration::toJson(document);
    return files::writeFile(
        m_file, envelope.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n');
}

Result<configuration::MeterConfiguration> RecoveryFile::read(const catalog::Catalog& catalog) const
{
    const auto bytes = files::readFile(m_file, maximumBytes);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    const auto envelope = parseEnvelope(*bytes);
    if (envelope.is_null())
        return fileFailure("recovery-damaged", m_file);
    // Through parseProject(): the program that died may have been an older one.
    return configuration::parseProject(catalog, envelope["project"].dump());
}

void RecoveryFile::remove() const
{
    QFile::remove(m_file);
}

std::vector<Leftover> leftovers(const QString& folder)
{
    std::vector<Leftover> result;
    const QDir directory(folder);
    for (const auto& name : directory.entryList({QLatin1Char('*') + suffix()}, QDir::Files)) {
        Leftover leftover{directory.absoluteFilePath(name), {}, {}};
        if (!tryLock(leftover.file))
            continue;
        const auto bytes = files::readFile(leftover.file, maximumBytes);
        const auto envelope = bytes ? parseEnvelope(*bytes) : nlohmann::ordered_json();
        if (!envelope.is_null()) {
            leftover.originalPath = QString::fromStdString(envelope["original"].get<std::string>());
            leftover.savedAt
                = QDateTime::fromString(QString::fromStdString(envelope["saved"].get<std::string>()), Qt::ISODate);
        }
        result.push_back(std::move(leftover));
    }
    // A program that died before it wrote anything has left its lock alone: taking it and letting go removes it.
    for (const auto& name : directory.entryList({QLatin1Char('*') + suffix() + lockSuffix()}, QDir::Files)) {
        const auto file = directory.absoluteFilePath(name.chopped(lockSuffix().size()));
        if (!QFile::exists(file))
            (void)tryLock(file);
    }
    std::ranges::stable_sort(result, std::ranges::greater(), &Leftover::savedAt);
    return result;
}

Result<void> discard(const Leftover& leftover)
{
    const auto lock = tryLock(leftover.file);
    if (!lock)
        return fileFailure("recovery-in-use", leftover.file);
    QFile file(leftover.file);
    if (file.exists() && !file.remove()) {
        const auto shown = QDir::toNativeSeparators(leftover.file).toStdString();
        return failure(ErrorKind::Storage, "file-unwritable",
            {{"file", shown}, {"reason", file.errorString().toStdString()}}, shown);
    }
    return {};
}

} // namespace meterbench::project
