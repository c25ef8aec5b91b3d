// SPDX-License-Identifier: Apache-2.0
#include "workbench/resources/resources.h"

#include <QDir>
#include <QFile>

/// A linker drops what nobody names, and a static library's resources with it: naming them here, on the only way to
/// them, means that no program can forget. Outside of every namespace, because the macro declares its function where it
/// stands.
static void keepResources()
{
    Q_INIT_RESOURCE(meterbench_data);
    Q_INIT_RESOURCE(meterbench_fonts);
}

namespace meterbench::resources {
namespace {

QString resourcePath(std::string_view name)
{
    return QStringLiteral(":/meterbench/") + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

Result<std::string> resourceBytes(std::string_view name)
{
    keepResources();
    QFile file(resourcePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Internal, "resource-missing", {{"name", std::string(name)}}, std::string(name));
    return file.readAll().toStdString();
}

std::vector<std::string> resourceNames(std::string_view folder)
{
    keepResources();
    std::vector<std::string> names;
    for (const auto& entry : QDir(resourcePath(folder)).entryList(QDir::Files, QDir::Name))
        names.push_back(std::string(folder) + '/' + entry.toStdString());
    return names;
}

Result<catalog::Catalog> loadCatalog()
{
    return catalog::Catalog::load(resourceBytes);
}

Result<text::ErrorTexts> loadErrorTexts()
{
    return resourceBytes("text/errors.json").and_then([](const std::string& bytes) {
        return text::ErrorTexts::parse(bytes);
    });
}

Result<ordersheet::SheetWords> loadSheetWords()
{
    return resourceBytes("text/ordersheet.json").and_then([](const std::string& bytes) {
        return ordersheet::SheetWords::parse(bytes);
    });
}

} // namespace meterbench::resources
