// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/subject.h"
#include "ui/page/workspace.h"

#include <QTextBrowser>

/// The panel at the right of the window that explains what has the focus. It follows the document, the language and the
/// theme. GUI thread.
namespace meterbench::ui {

class ExplanationPanel : public QTextBrowser {
    Q_OBJECT

public:
    explicit ExplanationPanel(Workspace& workspace, QWidget* parent = nullptr);

    void explain(const Subject& subject);
    /// Without one the panel has nothing to say that is worth its room.
    [[nodiscard]] bool hasSubject() const { return !std::holds_alternative<std::monostate>(m_subject); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void subjectChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    Workspace& m_workspace;
    Subject m_subject;
};

} // namespace meterbench::ui
