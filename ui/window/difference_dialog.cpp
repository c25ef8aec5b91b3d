// SPDX-License-Identifier: Apache-2.0
#include "ui/window/difference_dialog.h"

#include "core/configuration/project_file.h"
#include "ui/text/words.h"
#include "ui/window/help_dialogs.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QTreeWidget>

#include <nlohmann/json.hpp>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

class DifferenceWords {
    Q_DECLARE_TR_FUNCTIONS(DifferenceWords)

public:
    static QString title() { return tr("Differences"); }
    static QString place() { return tr("Place"); }
    static QString mine() { return tr("Mine"); }
    static QString file() { return tr("In the file"); }
};

/// "X5 Current range" for a field of the codes; the path for what has no name of its own.
QString placeWords(Workspace& workspace, const std::string& path)
{
    const catalog::Family& family = workspace.document().family();
    const auto field = family.scheme->find(path.substr(path.rfind('/') + 1));
    if (!field)
        return toQt(path);
    const catalog::FieldDefinition& definition = family.scheme->fields[*field];
    return u"%1 %2"_s.arg(toQt(definition.id), toQt(definition.name, workspace.language()));
}

QString valueWords(const nlohmann::ordered_json& value)
{
    if (value.is_null())
        return u"–"_s;
    return toQt(value.is_string() ? value.get<std::string>() : value.dump());
}

} // namespace

void showDifferences(QWidget* parent, Workspace& workspace, const configuration::MeterConfiguration& other)
{
    auto* table = new QTreeWidget;
    table->setObjectName(u"differences"_s);
    table->setRootIsDecorated(false);
    table->setWordWrap(true);
    table->setHeaderLabels({DifferenceWords::place(), DifferenceWords::mine(), DifferenceWords::file()});
    table->setAccessibleName(DifferenceWords::title());
    for (const auto& difference : configuration::differences(workspace.document().configuration(), other))
        table->addTopLevelItem(new QTreeWidgetItem(
            {placeWords(workspace, difference.path), valueWords(difference.a), valueWords(difference.b)}));
    table->header()->setSectionResizeMode(QHeaderView::Stretch);
    table->setMinimumSize(table->fontMetrics().averageCharWidth() * 90, table->fontMetrics().height() * 16);
    showDialog(parent, u"differenceDialog"_s, DifferenceWords::title(), table);
}

} // namespace meterbench::ui
