// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/subject.h"
#include "ui/page/workspace.h"

#include <QKeySequence>

#include <span>

/// The one table of pages: a page is a row here and stands with it in the navigation, the menu, the search and the list
/// of shortcuts. It makes no page; page_stack.h does, when one is first shown. GUI thread.
namespace meterbench::ui {

class Page;

enum class PageId { TypeAndCodes, DisplayLists, OrderSheet };

struct PageEntry {
    PageId id;
    QLatin1String name; ///< stable; in the settings, in object names, and the icon's
    QString (*title)(); ///< in the language of the moment, with "&&" for "&"
    QKeyCombination key;
    Page* (*make)(Workspace& workspace, QWidget* parent);
    bool (*shows)(const Target& target); ///< whether the place is on this page, made or not
};

/// In the order of PageId, which is that of the navigation.
[[nodiscard]] std::span<const PageEntry> pageRegistry();
[[nodiscard]] const PageEntry& pageEntry(PageId id);

} // namespace meterbench::ui
