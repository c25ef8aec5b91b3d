// SPDX-License-Identifier: Apache-2.0
#include "ui/window/page_registry.h"

#include "ui/pages/display_lists/display_lists_page.h"
#include "ui/pages/order_sheet/order_sheet_page.h"
#include "ui/pages/type_and_codes/type_and_codes_page.h"

#include <QCoreApplication>

#include <array>

namespace meterbench::ui {

namespace {

class PageTitles {
    Q_DECLARE_TR_FUNCTIONS(PageTitles)

public:
    static QString typeAndCodes() { return tr("Type && codes"); }
    static QString displayLists() { return tr("Display lists"); }
    static QString orderSheet() { return tr("Order sheet"); }
};

template <typename AnyPage>
Page* make(Workspace& workspace, QWidget* parent)
{
    return new AnyPage(workspace, parent);
}

const std::array<PageEntry, 3> entries{{
    {PageId::TypeAndCodes, QLatin1String("type-and-codes"), PageTitles::typeAndCodes, Qt::CTRL | Qt::Key_1,
        make<TypeAndCodesPage>, TypeAndCodesPage::shows},
    {PageId::DisplayLists, QLatin1String("display-lists"), PageTitles::displayLists, Qt::CTRL | Qt::Key_2,
        make<DisplayListsPage>, DisplayListsPage::shows},
    {PageId::OrderSheet, QLatin1String("order-sheet"), PageTitles::orderSheet, Qt::CTRL | Qt::Key_3,
        make<OrderSheetPage>, OrderSheetPage::shows},
}};

} // namespace

std::span<const PageEntry> pageRegistry()
{
    return entries;
}

const PageEntry& pageEntry(PageId id)
{
    return entries[static_cast<std::size_t>(id)];
}

} // namespace meterbench::ui
