// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

/// The Tab key walks a page as it is laid out, whatever was made first, and a table that was built anew at its place in
/// the page. Called after a page, or a part of it, was built. Not for pages with tabs, whose order is Qt's. GUI thread.
namespace meterbench::ui {

void orderTabs(QWidget* page);

} // namespace meterbench::ui
