// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/subject.h"
#include "ui/page/workspace.h"

#include <QEvent>
#include <QWidget>

/// A page of the window: one task. It shows the document and edits it, tells what the focused thing means, and jumps to
/// a place when asked. It knows neither the window nor the other pages; its name, icon and key stand in the window's
/// table of pages. Owned by the window. GUI thread.
namespace meterbench::ui {

class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(Workspace& workspace, QWidget* parent = nullptr) : QWidget(parent), m_workspace(workspace) { }

    /// Brings the place into view and gives it the focus. False when this page does not show it.
    virtual bool reveal(const Target& target) = 0;
    /// Where the focus goes when the page is opened: never to something that a slip would change.
    virtual void focusFirst() = 0;
    /// Ctrl+F.
    virtual void focusFilter() = 0;

signals:
    void explain(const meterbench::ui::Subject& subject);
    void tell(const meterbench::ui::Message& message);
    /// A document of its own instead of an edit of the open one.
    void openAsNew(const meterbench::configuration::MeterConfiguration& configuration);

protected:
    /// All words anew, in the language of the moment.
    virtual void retranslate() = 0;

    void changeEvent(QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange)
            retranslate();
        QWidget::changeEvent(event);
    }

    [[nodiscard]] Workspace& workspace() const { return m_workspace; }
    [[nodiscard]] DocumentModel& document() const { return m_workspace.document(); }
    [[nodiscard]] text::Language language() const { return m_workspace.language(); }

private:
    Workspace& m_workspace;
};

} // namespace meterbench::ui
