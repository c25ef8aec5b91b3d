// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/display_lists/display_lists_page.h"

#include "core/configuration/glass_traits.h"
#include "ui/document/edits.h"
#include "ui/lcd/lcd_widget.h"
#include "ui/page/filter_line.h"
#include "ui/page/fuzzy_match.h"
#include "ui/pages/display_lists/display_list_view.h"
#include "ui/pages/display_lists/display_options.h"
#include "ui/pages/display_lists/reading_tree.h"
#include "ui/text/words.h"
#include "ui/theme/icon.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

// The text field of the glass; longer text runs through it.
constexpr std::size_t glassCharacters = 4;

} // namespace

DisplayListsPage::DisplayListsPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent), m_filter(new FilterLine(this)), m_tree(new ReadingTree(workspace, this)),
      m_missing(new QCheckBox(this)), m_caption(new QLabel(this)), m_lcd(new LcdWidget(this)),
      m_tabs(new QTabWidget(this)), m_options(new DisplayOptions(workspace, this)), m_none(new QLabel(this))
{
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildReadings());
    splitter->addWidget(buildLists());
    // Half each: the names of the readings tell them apart only when they are read to their end.
    splitter->setSizes({fontMetrics().averageCharWidth() * 60, fontMetrics().averageCharWidth() * 60});
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    m_none->setObjectName(u"noReadings"_s);
    m_none->setWordWrap(true);
    m_none->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_none);
    column->addWidget(splitter, 1);
    connect(
        m_filter, &QLineEdit::textChanged, this, [this](const QString& text) { m_tree->filter(searchWords(text)); });
    connect(m_missing, &QCheckBox::toggled, this,
        [this](bool shown) { m_tree->setMissing(shown ? ReadingTree::Missing::Shown : ReadingTree::Missing::Hidden); });
    connect(m_tree, &ReadingTree::looked, this, &DisplayListsPage::look);
    connect(m_tree, &ReadingTree::wanted, this, &DisplayListsPage::addChosen);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DisplayListsPage::updateButtons);
    m_tree->installEventFilter(this);
    connect(m_options, &DisplayOptions::explain, this, &Page::explain);
    connect(m_tabs, &QTabWidget::currentChanged, this, &DisplayListsPage::updateButtons);
    connect(&document(), &DocumentModel::changed, this, &DisplayListsPage::refresh);
    retranslate();
}

QWidget* DisplayListsPage::buildReadings()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 4, 0);
    m_filter->setObjectName(u"readingFilter"_s);
    m_missing->setObjectName(u"showMissing"_s);
    column->addWidget(m_filter);
    column->addWidget(m_tree, 1);
    column->addWidget(m_missing);
    return side;
}

QWidget* DisplayListsPage::buildLists()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(4, 0, 0, 0);
    m_caption->setObjectName(u"lcdCaption"_s);
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    m_caption->setWordWrap(true);
    column->addWidget(m_lcd);
    column->addWidget(m_caption);
    m_tabs->setObjectName(u"displayLists"_s);
    for (const catalog::DisplayListKind kind : catalog::allDisplayLists) {
        auto* view = new DisplayListView(workspace(), kind, m_tabs);
        m_lists[static_cast<std::size_t>(kind)] = view;
        m_tabs->addTab(view, QString());
        view->installEventFilter(this);
        connect(view, &DisplayListView::looked, this, &DisplayListsPage::look);
        connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DisplayListsPage::updateButtons);
    }
    m_tabs->addTab(m_options, QString());
    m_tabs->setUsesScrollButtons(true);
    column->addWidget(m_tabs, 1);
    auto* buttons = new QHBoxLayout;
    const auto button = [&](const QString& name, const QString& iconName, auto&& run) {
        auto* made = new QToolButton(side);
        made->setObjectName(name);
        made->setIcon(icon(iconName));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::StrongFocus);
        buttons->addWidget(made);
        connect(made, &QToolButton::clicked, this, run);
        return made;
    };
    m_add = button(u"addReading"_s, u"add"_s, [this] { addChosen(); });
    m_remove = button(u"removeReading"_s, u"remove"_s, [this] { currentList()->removeChosen(); });
    m_up = button(u"readingUp"_s, u"up"_s, [this] { currentList()->moveCurrent(-1); });
    m_down = button(u"readingDown"_s, u"down"_s, [this] { currentList()->moveCurrent(1); });
    buttons->addStretch(1);
    column->addLayout(buttons);
    return side;
}

bool DisplayListsPage::eventFilter(QObject* watched, QEvent* event)
{
    // One side is chosen from at a time: the other lets go.
    if (event->type() == QEvent::FocusIn) {
        if (watched == m_tree) {
            for (DisplayListView* view : m_lists)
                view->clearSelection();
        } else {
            m_tree->clearSelection();
        }
        auto* view = qobject_cast<QAbstractItemView*>(watched);
        if (view->currentIndex().isValid() && view->selectionModel()->selectedIndexes().isEmpty())
            view->selectionModel()->select(view->currentIndex(), QItemSelectionModel::Select);
    }
    return Page::eventFilter(watched, event);
}

DisplayListView* DisplayListsPage::currentList() const
{
    return qobject_cast<DisplayListView*>(m_tabs->currentWidget());
}

void DisplayListsPage::updateButtons()
{
    const DisplayListView* list = currentList();
    const bool row = list != nullptr && !list->selectionModel()->selectedIndexes().isEmpty();
    m_add->setEnabled(list != nullptr && !m_tree->chosen().isEmpty());
    bool removable = false;
    if (row)
        for (const QModelIndex& index : list->selectionModel()->selectedIndexes())
            removable = removable || !index.data(DisplayListModel::legalRole).toBool();
    m_remove->setEnabled(removable);
    m_up->setEnabled(row);
    m_down->setEnabled(row);
}

void DisplayListsPage::refresh()
{
    if (m_treeFamily != &document().family() || m_treeCodes != document().configuration().codes)
        rebuildTree();
    const auto& display = workspace().catalog().display();
    for (DisplayListView* view : m_lists) {
        view->refresh();
        const auto& definition = display.list(view->list());
        const auto count = document().configuration().display.lists[view->list()].size();
        //: short name of a display list, readings in it
        m_tabs->setTabText(m_tabs->indexOf(view), tr("%1 %2").arg(shortName(view->list())).arg(count));
        //: name of a display list, readings in it, the most it takes
        m_tabs->setTabToolTip(m_tabs->indexOf(view),
            tr("%1: %2 of at most %3 readings")
                .arg(toQt(definition.name, language()))
                .arg(count)
                .arg(definition.maximum));
        view->setAccessibleName(toQt(definition.name, language()));
    }
    m_options->refresh();
    m_none->setVisible(m_tree->availableCount() == 0);
    showOnGlass();
    updateButtons();
}

QString DisplayListsPage::shortName(catalog::DisplayListKind list)
{
    switch (list) {
    case catalog::DisplayListKind::Automatic:
        return tr("Automatic");
    case catalog::DisplayListKind::Manual:
        return tr("Manual");
    case catalog::DisplayListKind::Utility:
        return tr("Utility");
    case catalog::DisplayListKind::Backup:
        break;
    }
    return tr("Backup");
}

void DisplayListsPage::rebuildTree()
{
    m_treeFamily = &document().family();
    m_treeCodes = document().configuration().codes;
    m_tree->rebuild();
}

void DisplayListsPage::look(const QString& id)
{
    m_shown = id;
    showOnGlass();
    if (!id.isEmpty())
        emit explain(ReadingSubject{id});
}

void DisplayListsPage::showOnGlass()
{
    const catalog::DisplayItem* item = workspace().catalog().display().item(fromQt(m_shown));
    if (item == nullptr) {
        // Before anything is chosen: the first reading of the automatic list, as on a meter that was just switched on.
        const auto& automatic = document().configuration().display.lists[catalog::DisplayListKind::Automatic];
        item = automatic.empty() ? nullptr : workspace().catalog().display().item(automatic.front());
    }
    m_lcd->show(item == nullptr ? display::LcdImage{}
                                : display::preview(*item, configuration::glassTraits(document().configuration())));
    QString caption;
    if (item != nullptr) {
        caption = tr("%1, with sample values").arg(toQt(item->name, language()));
        if (item->text.size() > glassCharacters)
            caption += u" · "_s + tr("“%1” runs through the text field").arg(toQt(item->text));
    }
    m_caption->setText(caption);
}

void DisplayListsPage::addChosen()
{
    if (DisplayListView* list = currentList())
        list->add(m_tree->chosen());
}

void DisplayListsPage::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter readings (Ctrl+F)"));
    m_filter->setAccessibleName(tr("Filter readings"));
    m_missing->setText(tr("Include readings this meter does not have"));
    m_none->setText(tr("No document describes the display readings of this family."));
    m_tabs->setTabText(m_tabs->indexOf(m_options), tr("Options"));
    m_tabs->setAccessibleName(tr("Lists of the display"));
    const auto name = [](QToolButton* button, const QString& text, const QString& tip) {
        button->setText(text);
        button->setAccessibleName(text);
        button->setToolTip(tip);
    };
    name(m_add, tr("Add"), tr("Add the chosen readings to the list (Insert)"));
    name(m_remove, tr("Remove"), tr("Remove from the list (Delete)"));
    name(m_up, tr("Up"), tr("Move up (Alt+Up)"));
    name(m_down, tr("Down"), tr("Move down (Alt+Down)"));
    m_options->retranslate();
    rebuildTree();
    refresh();
}

bool DisplayListsPage::shows(const Target& target)
{
    return !target.reading.isEmpty() || target.path.startsWith("/display"_L1)
        || target.path.startsWith("/pushButton2"_L1);
}

bool DisplayListsPage::reveal(const Target& target)
{
    if (!target.reading.isEmpty()) {
        showReading(target.reading);
        return true;
    }
    for (DisplayListView* view : m_lists) {
        const QString path = u"/display/lists/"_s + toQt(catalog::name(view->list()));
        if (!target.path.startsWith(path))
            continue;
        m_tabs->setCurrentWidget(view);
        view->setFocus(Qt::ShortcutFocusReason);
        const int row = target.path.mid(path.size() + 1).toInt();
        if (row < view->model()->rowCount())
            view->setCurrentIndex(view->model()->index(row, 0));
        return true;
    }
    if (!target.path.startsWith("/display"_L1) && !target.path.startsWith("/pushButton2"_L1))
        return false;
    m_tabs->setCurrentWidget(m_options);
    return m_options->reveal(target.path);
}

void DisplayListsPage::focusFirst()
{
    m_tree->setFocus(Qt::OtherFocusReason);
}

void DisplayListsPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void DisplayListsPage::showReading(const QString& id)
{
    m_filter->clear();
    if (!m_tree->reveal(id)) {
        m_missing->setChecked(true);
        m_tree->reveal(id);
    }
    m_tree->setFocus(Qt::ShortcutFocusReason);
}

} // namespace meterbench::ui
