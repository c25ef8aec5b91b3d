// SPDX-License-Identifier: Apache-2.0
#include "ui/window/explanation_panel.h"

#include "ui/window/explanation.h"

#include <QEvent>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

ExplanationPanel::ExplanationPanel(Workspace& workspace, QWidget* parent) : QTextBrowser(parent), m_workspace(workspace)
{
    setObjectName(u"explanation"_s);
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    document()->setDocumentMargin(fontMetrics().height() * 0.75);
    connect(&workspace.document(), &DocumentModel::changed, this, &ExplanationPanel::refresh);
    connect(&workspace.document(), &DocumentModel::familyChanged, this, [this] { explain({}); });
    refresh();
}

void ExplanationPanel::explain(const Subject& subject)
{
    m_subject = subject;
    refresh();
    emit subjectChanged();
}

QSize ExplanationPanel::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 44, fontMetrics().height() * 20};
}

QSize ExplanationPanel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 8, fontMetrics().height() * 6};
}

void ExplanationPanel::refresh()
{
    setAccessibleName(tr("Explanation"));
    setHtml(Explanation(m_workspace, palette()).html(m_subject));
}

void ExplanationPanel::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace meterbench::ui
