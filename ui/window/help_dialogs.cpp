// SPDX-License-Identifier: Apache-2.0
#include "ui/window/help_dialogs.h"

#include "ui/theme/icon.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

class HelpWords {
    Q_DECLARE_TR_FUNCTIONS(HelpWords)

public:
    static QString aboutTitle() { return tr("About Meterbench"); }
    static QString purpose()
    {
        return tr("Meterbench configures electricity meters of the OMNIPOWER series and makes their order sheets.");
    }
    static QString notTheMaker()
    {
        return tr("This project is independent of the maker. Kamstrup, OMNIPOWER and METERTOOL are trademarks of "
                  "Kamstrup A/S, which has neither made, checked nor approved this program.");
    }
    static QString licence() { return tr("Licence: Apache-2.0"); }
    static QString version() { return tr("Version %1").arg(QCoreApplication::applicationVersion()); }
    static QString shortcutsTitle() { return tr("Keyboard shortcuts"); }
    static QString action() { return tr("Action"); }
    static QString keys() { return tr("Keys"); }
    static QString close() { return tr("Close"); }

    /// Keys that belong to a list or a field and not to the menus.
    static QList<std::pair<QString, QString>> localKeys()
    {
        return {
            {tr("Type code: move from digit to digit"), tr("Left, Right")},
            {tr("Type code: step through the options still possible"), tr("Up, Down")},
            {tr("Type code: set the code"), tr("type it")},
            {tr("Type code: go to the row"), tr("Enter")},
            {tr("Readings: add to the list"), tr("Insert")},
            {tr("Display list: remove a reading"), tr("Delete")},
            {tr("Display list: move a reading"), tr("Alt+Up, Alt+Down")},
            {tr("Findings: go to the place"), tr("Enter")},
        };
    }
};

QDialog* makeDialog(QWidget* parent, const QString& name, const QString& title, QWidget* content)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* close = new QPushButton(HelpWords::close(), dialog);
    close->setDefault(true);
    auto* column = new QVBoxLayout(dialog);
    content->setParent(dialog);
    column->addWidget(content, 1);
    column->addWidget(close, 0, Qt::AlignRight);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    return dialog;
}

} // namespace

void showDialog(QWidget* parent, const QString& name, const QString& title, QWidget* content)
{
    makeDialog(parent, name, title, content)->open();
}

void showAbout(QWidget* parent)
{
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    auto* mark = new QLabel(content);
    const int size = mark->fontMetrics().height() * 4;
    mark->setPixmap(QIcon(u":/icons/meterbench.svg"_s).pixmap(size, size));
    auto* words = new QLabel(content);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->setText(
        u"<p style=\"font-size:x-large; font-weight:600\">Meterbench</p><p>%1</p><p>%2</p><p style=\"font-weight:600\">%3</p><p>%4</p>"_s
            .arg(HelpWords::version().toHtmlEscaped(), HelpWords::purpose().toHtmlEscaped(),
                HelpWords::notTheMaker().toHtmlEscaped(), HelpWords::licence().toHtmlEscaped()));
    words->setMinimumWidth(words->fontMetrics().averageCharWidth() * 56);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(words, 1);
    makeDialog(parent, u"aboutDialog"_s, HelpWords::aboutTitle(), content)->open();
}

void showShortcuts(QWidget* parent, const ActionRegistry& actions)
{
    auto* table = new QTreeWidget;
    table->setRootIsDecorated(false);
    table->setHeaderLabels({HelpWords::action(), HelpWords::keys()});
    table->setAccessibleName(HelpWords::shortcutsTitle());
    for (const ActionRegistry::Entry& entry : actions.all())
        if (!entry.action->shortcut().isEmpty())
            table->addTopLevelItem(new QTreeWidgetItem(
                {entry.fullWords(), QKeySequence::listToString(entry.action->shortcuts(), QKeySequence::NativeText)}));
    for (const auto& [words, keys] : HelpWords::localKeys())
        table->addTopLevelItem(new QTreeWidgetItem({words, keys}));
    // The keys are what one came for: they are never pushed out of sight by long words.
    table->setObjectName(u"shortcuts"_s);
    table->setUniformRowHeights(true);
    table->header()->setStretchLastSection(false);
    table->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setMinimumSize(table->fontMetrics().averageCharWidth() * 84, table->fontMetrics().height() * 24);
    showDialog(parent, u"shortcutsDialog"_s, HelpWords::shortcutsTitle(), table);
}

} // namespace meterbench::ui
