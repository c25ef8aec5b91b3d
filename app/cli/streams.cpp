// SPDX-License-Identifier: Apache-2.0
#include "app/cli/streams.h"

#include "app/cli/session.h"
#include "workbench/files/file_access.h"

#include <QFile>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace meterbench::cli {

Outcome<std::string> readInput(Session& session, const std::string& name, std::size_t maximumBytes)
{
    if (name != standardStream) {
        auto bytes = files::readFile(files::pathOf(name), maximumBytes);
        if (!bytes)
            return fail(ExitCode::InvalidInput, std::move(bytes.error()));
        return std::move(*bytes);
    }
    if (!session.takeStandardInput())
        return usage("standard-input-twice");
    QFile input;
    const auto limit = static_cast<qint64>(maximumBytes);
    if (!input.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ExitCode::InvalidInput,
            Error{"file-unreadable", {{"file", name}, {"reason", input.errorString().toStdString()}}, {}});
    const auto bytes = input.read(limit + 1);
    if (input.error() != QFileDevice::NoError)
        return fail(ExitCode::InvalidInput,
            Error{"file-unreadable", {{"file", name}, {"reason", input.errorString().toStdString()}}, {}});
    if (bytes.size() > limit)
        return fail(ExitCode::InvalidInput,
            Error{"file-too-large",
                {{"file", name}, {"size", std::to_string(bytes.size())}, {"limit", std::to_string(limit)}}, {}});
    return bytes.toStdString();
}

Outcome<void> checkOutput(const std::string& name, std::span<const std::string> inputs, ExistingOutput existing)
{
    if (name == standardStream)
        return {};
    const auto isSame = [&](const std::string& input) {
        return input != standardStream && files::areSame(files::pathOf(name), files::pathOf(input));
    };
    if (std::ranges::any_of(inputs, isSame))
        return usage("output-is-input", {{"file", name}});
    std::error_code fault;
    if (existing == ExistingOutput::Kept && std::filesystem::is_regular_file(name, fault)) // a device is not replaced
        return fail(ExitCode::Internal, Error{"output-exists", {{"file", name}}, {}});
    return {};
}

Outcome<void> writeOutput(const Session& session, const std::string& name, std::string_view bytes)
{
    if (name == standardStream) {
        session.print(bytes);
        return {};
    }
    if (auto written = files::writeFile(files::pathOf(name), bytes); !written)
        return fail(ExitCode::Internal, std::move(written.error()));
    return {};
}

void sayWritten(const Session& session, const std::string& name, std::string_view what)
{
    const auto line = session.word("written", std::vector<Argument>{{"file", name}})
        + (what.empty() ? std::string() : "  ").append(what);
    if (name == standardStream)
        session.console().complain(line);
    else
        session.printLine(line);
}

} // namespace meterbench::cli
