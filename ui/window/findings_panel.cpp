// SPDX-License-Identifier: Apache-2.0
#include "ui/window/findings_panel.h"

#include "ui/page/catalog_words.h"
#include "ui/text/words.h"
#include "ui/theme/icon.h"

#include <QEvent>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <bit>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

FindingsModel::FindingsModel(Workspace& workspace, QObject* parent) : QAbstractListModel(parent), m_workspace(workspace)
{
}

int FindingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case Qt::DecorationRole:
        return icon(CatalogWords::severityIcon(row.severity), CatalogWords::severityRole(row.severity));
    case Qt::ToolTipRole:
        return row.source;
    case Qt::AccessibleTextRole:
        return QString(CatalogWords::severity(row.severity) + u": "_s + row.text);
    default:
        return {};
    }
}

Target FindingsModel::target(int row) const
{
    return m_rows[static_cast<std::size_t>(row)].target;
}

void FindingsModel::refresh()
{
    beginResetModel();
    m_rows.clear();
    for (const configuration::Finding& finding : m_workspace.document().findings()) {
        const auto words = m_workspace.explain(finding);
        Target target;
        if (finding.fields != 0)
            target.field = static_cast<catalog::FieldIndex>(std::countr_zero(finding.fields));
        if (!finding.paths.empty())
            target.path = toQt(finding.paths.front());
        m_rows.push_back({finding.severity, toQt(words.message), toQt(words.source), target});
    }
    endResetModel();
}

FindingsPanel::FindingsPanel(Workspace& workspace, QWidget* parent)
    : QFrame(parent), m_workspace(workspace), m_head(new QToolButton(this)), m_list(new QListView(this)),
      m_model(new FindingsModel(workspace, this))
{
    setObjectName(u"findingsPanel"_s);
    m_head->setObjectName(u"findingsHead"_s);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setAutoRaise(true);
    m_head->setCheckable(true);
    m_head->setChecked(true);
    m_head->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_list->setObjectName(u"findingsList"_s);
    m_list->setModel(m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize(QSize(fontMetrics().height(), fontMetrics().height()));
    m_list->setWordWrap(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_list, 1);
    connect(m_head, &QToolButton::toggled, this, [this](bool open) {
        fold();
        emit opened(open);
    });
    const auto jumpTo = [this](const QModelIndex& index) {
        if (index.isValid())
            emit jump(m_model->target(index.row()));
    };
    // clicked for the mouse, activated for Enter; a double click would only jump twice to one place.
    connect(m_list, &QListView::clicked, this, jumpTo);
    connect(m_list, &QListView::activated, this, jumpTo);
    connect(&workspace.document(), &DocumentModel::changed, this, &FindingsPanel::refresh);
    refresh();
}

void FindingsPanel::fold()
{
    // A finding takes two lines at most in a wide window: two findings are always seen, and no empty room is kept.
    const int lines = m_model->rowCount() * 2;
    const int line = fontMetrics().height();
    const bool shown = isOpen() && lines > 0;
    m_list->setVisible(shown);
    m_list->setMinimumHeight(std::min(lines, 4) * line);
    setMaximumHeight(m_head->sizeHint().height() + (shown ? lines * line + line / 2 : 0));
}

bool FindingsPanel::isOpen() const
{
    return m_head->isChecked();
}

void FindingsPanel::setOpen(bool open)
{
    m_head->setChecked(open);
}

void FindingsPanel::next()
{
    if (m_model->rowCount() == 0)
        return;
    const int row = (m_list->currentIndex().isValid() ? m_list->currentIndex().row() + 1 : 0) % m_model->rowCount();
    m_list->setCurrentIndex(m_model->index(row));
    emit jump(m_model->target(row));
}

void FindingsPanel::refresh()
{
    const int row = m_list->currentIndex().row();
    m_model->refresh();
    fold();
    if (row >= 0 && row < m_model->rowCount())
        m_list->setCurrentIndex(m_model->index(row));
    const DocumentModel& document = m_workspace.document();
    const std::size_t errors = document.count(catalog::Severity::Error);
    const std::size_t warnings = document.count(catalog::Severity::Warning);
    const std::size_t notes = document.count(catalog::Severity::Note);
    const QString counts = CatalogWords::counts(errors, warnings, notes);
    m_head->setText(counts);
    m_head->setAccessibleName(tr("Findings: %1").arg(counts));
    m_head->setToolTip(tr("Show or hide the findings"));
    m_list->setAccessibleName(tr("Findings"));
    if (errors > 0)
        m_head->setIcon(icon(u"error"_s, StateRole::Error));
    else if (warnings > 0)
        m_head->setIcon(icon(u"warning"_s, StateRole::Warning));
    else
        m_head->setIcon(icon(u"good"_s, StateRole::Good));
}

void FindingsPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

} // namespace meterbench::ui
