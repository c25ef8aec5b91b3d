// SPDX-License-Identifier: Apache-2.0
#include "ui/window/page_stack.h"

namespace meterbench::ui {

PageStack::PageStack(Workspace& workspace, QWidget* parent) : QStackedWidget(parent), m_workspace(workspace) { }

Page& PageStack::page(PageId id)
{
    Page*& found = m_pages[id];
    if (found == nullptr) {
        found = pageEntry(id).make(m_workspace, this);
        addWidget(found);
        emit made(found);
    }
    return *found;
}

void PageStack::show(PageId id)
{
    m_current = id;
    setCurrentWidget(&page(id));
}

} // namespace meterbench::ui
