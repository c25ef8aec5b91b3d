// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/page.h"
#include "ui/window/page_registry.h"

#include <QStackedWidget>

#include <map>

/// The pages behind each other, of which one is seen. A page is made when it is first needed: a start pays for the page
/// it shows. Owned by the window. GUI thread; the workspace must outlive it.
namespace meterbench::ui {

class PageStack : public QStackedWidget {
    Q_OBJECT

public:
    explicit PageStack(Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] Page& page(PageId id);
    [[nodiscard]] bool isMade(PageId id) const { return m_pages.contains(id); }
    [[nodiscard]] PageId current() const { return m_current; }
    [[nodiscard]] Page& currentPage() { return page(m_current); }
    void show(PageId id);

signals:
    void made(meterbench::ui::Page* page);

private:
    Workspace& m_workspace;
    std::map<PageId, Page*> m_pages;
    PageId m_current = PageId::TypeAndCodes;
};

} // namespace meterbench::ui
