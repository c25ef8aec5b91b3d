// SPDX-License-Identifier: Apache-2.0
#include "workbench/sheet/page_builder.h"

namespace meterbench::sheet {

PageBuilder::PageBuilder(qreal top, qreal bottom) : m_pages(1), m_top(top), m_bottom(bottom), m_cursor(top) { }

void PageBuilder::breakPage()
{
    m_pages.emplace_back();
    m_cursor = m_top;
}

} // namespace meterbench::sheet
