// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/type_and_codes/meter_type_dialog.h"

#include "ui/document/edits.h"
#include "ui/page/losses.h"
#include "ui/text/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

MeterTypeDialog::MeterTypeDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent), m_workspace(workspace), m_families(new QListWidget(this)), m_losses(new QLabel(this)),
      m_change(new QPushButton(tr("&Change"), this))
{
    setObjectName(u"meterTypeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Change meter type"));
    m_families->setObjectName(u"families"_s);
    m_families->setAccessibleName(tr("Meter types"));
    for (const catalog::Family& family : workspace.catalog().families()) {
        auto* row = new QListWidgetItem(toQt(family.name, workspace.language()), m_families);
        if (&family == &workspace.document().family())
            m_families->setCurrentItem(row);
    }
    m_losses->setObjectName(u"losses"_s);
    m_losses->setWordWrap(true);
    m_losses->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_losses->setMinimumWidth(fontMetrics().averageCharWidth() * 48);
    m_losses->setMinimumHeight(fontMetrics().height() * 14);
    m_change->setObjectName(u"changeType"_s);
    m_change->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    auto* content = new QHBoxLayout;
    content->addWidget(m_families);
    content->addSpacing(fontMetrics().averageCharWidth());
    content->addWidget(m_losses, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_change);
    buttons->addWidget(cancel);
    auto* column = new QVBoxLayout(this);
    column->addLayout(content, 1);
    column->addLayout(buttons);
    connect(m_families, &QListWidget::currentRowChanged, this, &MeterTypeDialog::showLosses);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_change, &QPushButton::clicked, this, [this] {
        emit chosen(current());
        accept();
    });
    m_families->setFocus();
    showLosses();
}

const catalog::Family& MeterTypeDialog::current() const
{
    return m_workspace.catalog().families()[static_cast<std::size_t>(m_families->currentRow())];
}

void MeterTypeDialog::showLosses()
{
    const DocumentModel& document = m_workspace.document();
    const bool same = &current() == &document.family();
    m_change->setEnabled(!same);
    if (same) {
        m_losses->setText(tr("This is the meter type of the project."));
        return;
    }
    // Tried on a document of its own.
    DocumentModel trial(m_workspace.judge(), document.family());
    trial.replace(document.configuration(), {});
    edits::changeFamily(trial, current());
    const QStringList lost
        = losses(m_workspace.catalog(), document.configuration(), trial.configuration(), m_workspace.language());
    QString words = lost.isEmpty() ? tr("Nothing that was chosen would be lost.") : tr("The project would lose:");
    words = u"<p>%1</p>"_s.arg(words.toHtmlEscaped());
    if (!lost.isEmpty()) {
        QString items;
        for (const QString& line : lost)
            items += u"<li>%1</li>"_s.arg(line.toHtmlEscaped());
        words += u"<ul style=\"margin-left:0; -qt-list-indent:1\">%1</ul>"_s.arg(items);
    }
    words
        += u"<p>%1</p>"_s.arg(tr("Customer, order and meter numbers stay. The change can be undone.").toHtmlEscaped());
    m_losses->setText(words);
}

} // namespace meterbench::ui
