// SPDX-License-Identifier: Apache-2.0
#include "workbench/project/project_store.h"

#include "core/configuration/project_file.h"
#include "workbench/files/file_access.h"

#include <QDir>

namespace meterbench::project {

Result<configuration::MeterConfiguration> openProject(const catalog::Catalog& catalog, const QString& path)
{
    const auto bytes = files::readFile(path, configuration::maximumProjectBytes, files::Source::FileOnly);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    return configuration::parseProject(catalog, *bytes).map_error([&path](Error error) {
        const auto file = QDir::toNativeSeparators(path).toStdString();
        error.where = error.where.empty() ? file : file + ": " + error.where;
        error.arguments.push_back({"file", file});
        return error;
    });
}

Result<void> saveProject(const configuration::MeterConfiguration& document, const QString& path)
{
    return files::writeFile(path, configuration::serialise(document));
}

} // namespace meterbench::project
