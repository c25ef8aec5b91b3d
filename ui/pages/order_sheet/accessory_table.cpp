// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/order_sheet/accessory_table.h"

#include "ui/document/edits.h"
#include "ui/page/catalog_words.h"
#include "ui/page/number_editor.h"
#include "ui/text/words.h"
#include "workbench/sheet/fonts.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int maximumQuantity = 99999;

} // namespace

AccessoryTable::AccessoryTable(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setColumnStretch(1, 1);
    rebuild();
}

void AccessoryTable::rebuild()
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rows.clear();
    const auto& family = m_workspace.document().family();
    const auto& ordered = m_workspace.document().configuration().accessories;
    const text::Language language = m_workspace.language();
    int kind = -1;
    std::vector<catalog::Accessory> sorted(
        m_workspace.catalog().accessories().begin(), m_workspace.catalog().accessories().end());
    std::ranges::stable_sort(sorted, {}, &catalog::Accessory::kind);
    for (const catalog::Accessory& accessory : sorted) {
        const bool inOrder
            = std::ranges::find(ordered, accessory.part, &configuration::OrderedAccessory::part) != ordered.end();
        if (!accessory.fits(family.id) && !inOrder)
            continue;
        if (kind != static_cast<int>(accessory.kind)) {
            kind = static_cast<int>(accessory.kind);
            addHeading(CatalogWords::accessoryKind(kind));
        }
        QString tip;
        if (accessory.restriction == catalog::AccessoryRestriction::OtherSystems)
            tip = tr("Only for other makers' systems");
        else if (accessory.restriction == catalog::AccessoryRestriction::Omnia)
            tip = tr("Only for OMNIA");
        addRow(accessory.part, toQt(accessory.name, language), tip);
    }
    for (const auto& unknown : ordered)
        if (std::ranges::find(m_rows, unknown.part, &Row::part) == m_rows.end())
            addRow(unknown.part, tr("unknown part"), {});
    refresh();
}

void AccessoryTable::addHeading(const QString& words)
{
    auto* label = new QLabel(words, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    m_grid->addWidget(label, m_grid->rowCount(), 0, 1, 3);
}

void AccessoryTable::addRow(const std::string& part, const QString& name, const QString& tip)
{
    const int at = m_grid->rowCount();
    auto* code = new QLabel(toQt(part), this);
    QFont codeFont(sheet::codeFamily);
    codeFont.setPointSizeF(font().pointSizeF() * 0.95);
    code->setFont(codeFont);
    auto* words = new QLabel(tip.isEmpty() ? name : u"%1 (%2)"_s.arg(name, tip), this);
    words->setWordWrap(true);
    auto* quantity = new NumberEditor(this);
    quantity->setObjectName(u"accessory-"_s + toQt(part));
    quantity->setLimits(0, maximumQuantity);
    quantity->setWordsFor(0, u"–"_s);
    quantity->setAccessibleName(tr("Quantity of %1 %2").arg(toQt(part), name));
    quantity->setFocusPolicy(Qt::StrongFocus);
    words->setBuddy(quantity);
    m_grid->addWidget(code, at, 0, Qt::AlignTop);
    m_grid->addWidget(words, at, 1);
    m_grid->addWidget(quantity, at, 2, Qt::AlignTop);
    connect(quantity, &QSpinBox::valueChanged, this,
        [this, part](int value) { edits::setAccessory(m_workspace.document(), part, value); });
    m_rows.push_back({part, quantity});
}

void AccessoryTable::refresh()
{
    const auto& ordered = m_workspace.document().configuration().accessories;
    // An undo can bring back a part that the family does not take.
    for (const auto& accessory : ordered)
        if (std::ranges::find(m_rows, accessory.part, &Row::part) == m_rows.end()) {
            rebuild();
            return;
        }
    for (const Row& row : m_rows) {
        const auto found = std::ranges::find(ordered, row.part, &configuration::OrderedAccessory::part);
        row.quantity->show(found == ordered.end() ? 0 : found->quantity);
    }
}

bool AccessoryTable::reveal(std::size_t index)
{
    const auto& ordered = m_workspace.document().configuration().accessories;
    if (index >= ordered.size())
        return false;
    const auto row = std::ranges::find(m_rows, ordered[index].part, &Row::part);
    if (row == m_rows.end())
        return false;
    row->quantity->setFocus(Qt::ShortcutFocusReason);
    return true;
}

} // namespace meterbench::ui
