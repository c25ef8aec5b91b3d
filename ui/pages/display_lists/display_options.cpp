// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/display_lists/display_options.h"

#include "ui/document/edit_words.h"
#include "ui/text/words.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;
using edits::DisplayFlag;
using edits::Shown;

DisplayOptions::DisplayOptions(Workspace& workspace, QWidget* parent) : QScrollArea(parent), m_workspace(workspace)
{
    setObjectName(u"displayOptions"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(content);
    const auto title = [content, column] {
        auto* label = new QLabel(content);
        QFont bold = label->font();
        bold.setWeight(QFont::DemiBold);
        label->setFont(bold);
        column->addWidget(label);
        return label;
    };
    m_flagsTitle = title();
    const auto& display = workspace.catalog().display();
    for (const DisplayFlag flag :
        {DisplayFlag::LeadingZeroes, DisplayFlag::Identification, DisplayFlag::Quadrant, DisplayFlag::Tariff}) {
        const auto option
            = std::ranges::find(display.options, edits::displayOptionId(flag), &catalog::DisplayOption::id);
        auto* box = new QCheckBox(content);
        box->setObjectName(u"display-"_s + toQt(edits::displayOptionId(flag)));
        box->installEventFilter(this);
        column->addWidget(box);
        connect(box, &QCheckBox::clicked, this, [this, flag](bool on) {
            edits::setDisplayFlag(m_workspace.document(), flag, on ? Shown::Yes : Shown::No);
        });
        m_flags.push_back({flag, option == display.options.end() ? nullptr : &*option, box});
    }
    column->addSpacing(fontMetrics().height());
    m_functionsTitle = title();
    for (const catalog::PushButtonFunction& function : display.pushButton2) {
        auto* box = new QCheckBox(content);
        box->setObjectName(u"push-button-2-"_s + toQt(function.id));
        box->installEventFilter(this);
        column->addWidget(box);
        connect(box, &QCheckBox::clicked, this, [this, &function](bool on) {
            edits::setPushButton2(m_workspace.document(), function.id, on ? Shown::Yes : Shown::No);
        });
        m_functions.push_back({&function, box});
    }
    column->addStretch(1);
    setWidget(content);
    retranslate();
}

void DisplayOptions::refresh()
{
    const auto& configuration = m_workspace.document().configuration();
    for (const Flag& flag : m_flags)
        flag.box->setChecked(edits::displayFlag(configuration, flag.flag) == Shown::Yes);
    for (const Function& function : m_functions)
        function.box->setChecked(
            std::ranges::find(configuration.pushButton2, function.function->id) != configuration.pushButton2.end());
}

void DisplayOptions::retranslate()
{
    const text::Language language = m_workspace.language();
    m_flagsTitle->setText(tr("On the display"));
    m_functionsTitle->setText(tr("Functions of push button 2"));
    for (const Flag& flag : m_flags)
        if (flag.option != nullptr) {
            flag.box->setText(toQt(flag.option->name, language));
            flag.box->setToolTip(toQt(flag.option->help, language));
        }
    for (const Function& function : m_functions) {
        const QString name = toQt(function.function->name, language);
        function.box->setText(function.function->future ? tr("%1 (reserved for future use)").arg(name) : name);
    }
    refresh();
}

bool DisplayOptions::reveal(const QString& path)
{
    QWidget* editor = nullptr;
    if (path.startsWith("/pushButton2"_L1)) {
        // The path counts the enabled functions: the n-th of them is meant.
        int left = path.section(u'/', 2, 2).toInt();
        for (const Function& function : m_functions)
            if (function.box->isChecked() && left-- == 0)
                editor = function.box;
        if (editor == nullptr && !m_functions.empty())
            editor = m_functions.front().box;
    } else if (path.startsWith("/display/"_L1) && !path.startsWith("/display/lists"_L1)) {
        editor = m_flags.front().box;
    }
    if (editor == nullptr)
        return false;
    ensureWidgetVisible(editor);
    editor->setFocus(Qt::ShortcutFocusReason);
    return true;
}

bool DisplayOptions::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn) {
        const auto flag = std::ranges::find(m_flags, watched, &Flag::box);
        if (flag != m_flags.end() && flag->option != nullptr) {
            Workspace* workspace = &m_workspace;
            const catalog::DisplayOption* option = flag->option;
            emit explain(TextSubject{[workspace, option] { return toQt(option->name, workspace->language()); },
                [workspace, option] { return toQt(option->help, workspace->language()); }});
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace meterbench::ui
