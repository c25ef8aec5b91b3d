// SPDX-License-Identifier: Apache-2.0
#include "ui/window/command_palette.h"

#include "ui/page/fuzzy_match.h"
#include "ui/theme/state_colors.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

/// Title at the left, detail in quiet colour at the right.
class EntryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QString detail = index.data(PaletteModel::detailRole).toString();
        const int gap = option.fontMetrics.averageCharWidth();
        const int wanted = std::min(option.fontMetrics.horizontalAdvance(detail) + 2 * gap, option.rect.width() / 2);
        QStyleOptionViewItem title = option;
        initStyleOption(&title, index);
        const QString words = title.text;
        title.text.clear();
        const QWidget* widget = option.widget;
        QStyle* style = widget != nullptr ? widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &title, painter, widget);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        QRect textRect = option.rect.adjusted(option.decorationSize.width() + 3 * gap / 2, 0, -wanted, 0);
        painter->save();
        painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft,
            option.fontMetrics.elidedText(words, Qt::ElideRight, textRect.width()));
        if (!selected)
            painter->setPen(stateColor(StateRole::Quiet, option.palette));
        const QRect detailRect = option.rect.adjusted(option.rect.width() - wanted, 0, -gap, 0);
        painter->drawText(detailRect, Qt::AlignVCenter | Qt::AlignRight,
            option.fontMetrics.elidedText(detail, Qt::ElideRight, detailRect.width()));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(option.fontMetrics.height() * 7 / 4);
        return size;
    }
};

} // namespace

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    m_entries = std::move(entries);
    for (PaletteEntry& entry : m_entries)
        entry.key = searchKey(entry.title + entry.detail);
    search({});
}

void PaletteModel::search(const QString& words)
{
    beginResetModel();
    m_shown.clear();
    const QStringList keys = searchWords(words);
    std::vector<std::pair<int, std::size_t>> found;
    for (std::size_t index = 0; index < m_entries.size(); ++index)
        if (const auto score = fuzzyScore(keys, m_entries[index].key))
            found.emplace_back(keys.isEmpty() ? 0 : *score, index);
    std::ranges::stable_sort(found, std::greater{}, &std::pair<int, std::size_t>::first);
    for (const auto& [score, index] : found) {
        if (m_shown.size() == maximumShown)
            break;
        m_shown.push_back(index);
    }
    endResetModel();
}

const PaletteEntry* PaletteModel::entry(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_entries[m_shown[static_cast<std::size_t>(row)]];
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    const PaletteEntry* found = entry(index.row());
    if (found == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return found->title;
    case Qt::DecorationRole:
        return found->icon;
    case detailRole:
        return found->detail;
    case Qt::AccessibleTextRole:
        return QString(found->title + u", "_s + found->detail);
    default:
        return {};
    }
}

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window, Qt::Popup), m_search(new QLineEdit(this)), m_nothing(new QLabel(this)),
      m_list(new QListView(this)), m_model(new PaletteModel(this))
{
    setObjectName(u"commandPalette"_s);
    setFrameShape(QFrame::StyledPanel);
    m_search->setObjectName(u"paletteSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setModel(m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    m_nothing->setObjectName(u"paletteNothing"_s);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setVisible(false);
    column->addWidget(m_search);
    column->addWidget(m_nothing);
    column->addWidget(m_list);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_model->search(words);
        m_list->setCurrentIndex(m_model->index(0));
        m_nothing->setText(tr("Nothing found for “%1”.").arg(words.trimmed()));
        m_nothing->setVisible(m_model->rowCount() == 0);
    });
    connect(m_search, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    retranslate();
}

void CommandPalette::open(std::vector<PaletteEntry> entries)
{
    m_model->setEntries(std::move(entries));
    m_search->clear();
    m_list->setCurrentIndex(m_model->index(0));
    place();
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::place()
{
    const QWidget* window = parentWidget();
    const int width = std::min(window->width() * 9 / 10, fontMetrics().averageCharWidth() * 90);
    const int height = std::min(window->height() * 3 / 4, fontMetrics().height() * 26);
    resize(width, height);
    move(window->mapToGlobal(QPoint((window->width() - width) / 2, window->height() / 12)));
}

void CommandPalette::runCurrent()
{
    const PaletteEntry* entry = m_model->entry(m_list->currentIndex().row());
    if (entry == nullptr)
        return;
    const std::function<void()> run = entry->run;
    close();
    run();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
        case Qt::Key_Up:
        case Qt::Key_PageDown:
        case Qt::Key_PageUp:
            QCoreApplication::sendEvent(m_list, event);
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void CommandPalette::retranslate()
{
    m_search->setPlaceholderText(tr("Search actions, files, fields, options, readings"));
    m_search->setAccessibleName(tr("Search"));
    m_list->setAccessibleName(tr("Results"));
    setAccessibleName(tr("Search"));
}

} // namespace meterbench::ui
