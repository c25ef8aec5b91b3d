// SPDX-License-Identifier: Apache-2.0
#include "app/cli/project_input.h"

#include "app/cli/session.h"
#include "app/cli/streams.h"
#include "core/configuration/project_file.h"
#include "workbench/files/file_access.h"
#include "workbench/project/project_store.h"

namespace meterbench::cli {

namespace {

Outcome<configuration::MeterConfiguration> readDocument(Session& session, const catalog::Catalog& catalog)
{
    const auto bytes = readInput(session, std::string(standardStream), configuration::maximumProjectBytes);
    if (!bytes)
        return tl::unexpected<Failure>(bytes.error());
    auto document = configuration::parseProject(catalog, *bytes);
    if (!document)
        return fail(ExitCode::InvalidInput, std::move(document.error()));
    return std::move(*document);
}

} // namespace

Outcome<configuration::MeterConfiguration> openDocument(Session& session, const std::string& path)
{
    const auto judged = session.judge();
    if (!judged)
        return tl::unexpected<Failure>(judged.error());
    const auto& catalog = (*judged)->catalog();
    if (path == standardStream)
        return readDocument(session, catalog);
    auto document = project::openProject(catalog, files::pathOf(path));
    if (!document)
        return fail(ExitCode::InvalidInput, std::move(document.error()));
    return std::move(*document);
}

} // namespace meterbench::cli
