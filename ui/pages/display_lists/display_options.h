// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/document/edits.h"
#include "ui/page/subject.h"
#include "ui/page/workspace.h"

#include <QScrollArea>

class QCheckBox;
class QLabel;

/// The choices of the display form beside the lists, and the functions of push button 2. GUI thread.
namespace meterbench::ui {

class DisplayOptions : public QScrollArea {
    Q_OBJECT

public:
    explicit DisplayOptions(Workspace& workspace, QWidget* parent = nullptr);

    void refresh();
    void retranslate();
    bool reveal(const QString& path);

signals:
    void explain(const meterbench::ui::Subject& subject);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Flag {
        edits::DisplayFlag flag;
        const catalog::DisplayOption* option;
        QCheckBox* box;
    };
    struct Function {
        const catalog::PushButtonFunction* function;
        QCheckBox* box;
    };
    Workspace& m_workspace;
    QLabel* m_flagsTitle;
    QLabel* m_functionsTitle;
    std::vector<Flag> m_flags;
    std::vector<Function> m_functions;
};

} // namespace meterbench::ui
