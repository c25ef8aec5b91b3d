// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/type_and_codes/type_and_codes_page.h"

#include "ui/page/filter_line.h"
#include "ui/page/followed_message.h"
#include "ui/page/fuzzy_match.h"
#include "ui/page/losses.h"
#include "ui/page/tab_order.h"
#include "ui/pages/type_and_codes/code_entry.h"
#include "ui/pages/type_and_codes/code_strip.h"
#include "ui/pages/type_and_codes/field_table.h"
#include "ui/pages/type_and_codes/meter_settings.h"
#include "ui/pages/type_and_codes/meter_type_dialog.h"
#include "ui/text/words.h"
#include "workbench/sheet/fonts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

QLabel* sectionTitle(QWidget* parent)
{
    auto* label = new QLabel(parent);
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    bold.setPointSizeF(bold.pointSizeF() * 1.1);
    label->setFont(bold);
    label->setContentsMargins(0, label->fontMetrics().height() / 2, 0, 2);
    return label;
}

} // namespace

TypeAndCodesPage::TypeAndCodesPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent), m_family(new QLabel(this)), m_change(new QPushButton(this)),
      m_filter(new FilterLine(this)), m_entry(new CodeEntry(workspace, this)), m_strip(new CodeStrip(workspace, this)),
      m_configuration(new QLabel(this)), m_scroll(new QScrollArea(this))
{
    auto* column = new QVBoxLayout(this);
    column->setSpacing(fontMetrics().height() / 2);
    column->addWidget(buildHead());
    column->addWidget(buildRows(), 1);
    const auto look
        = [this](catalog::FieldIndex field, const QString& code) { emit explain(FieldSubject{field, code}); };
    for (FieldTable* table : {m_hardware, m_software}) {
        connect(table, &FieldTable::chosen, this, &TypeAndCodesPage::choose);
        connect(table, &FieldTable::looked, this, look);
        connect(table, &FieldTable::refused, this, &TypeAndCodesPage::refuse);
    }
    connect(m_strip, &CodeStrip::chosen, this, &TypeAndCodesPage::choose);
    connect(m_strip, &CodeStrip::looked, this, look);
    connect(m_strip, &CodeStrip::entered, this, [this](catalog::FieldIndex field) { reveal({field, {}}); });
    connect(m_change, &QPushButton::clicked, this, &TypeAndCodesPage::changeMeterType);
    connect(m_filter, &QLineEdit::textChanged, this, &TypeAndCodesPage::filter);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        for (const FieldTable* table : {m_hardware, m_software})
            if (OptionBox* editor = table->firstVisible()) {
                editor->setFocus(Qt::TabFocusReason);
                return;
            }
    });
    connect(m_entry, &CodeEntry::takeOver, this, &TypeAndCodesPage::apply);
    connect(&document(), &DocumentModel::familyChanged, this, &TypeAndCodesPage::rebuild);
    connect(&document(), &DocumentModel::changed, this, &TypeAndCodesPage::refresh);
    retranslate();
    orderTabs(this);
}

QWidget* TypeAndCodesPage::buildHead()
{
    auto* head = new QWidget(this);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    m_family->setObjectName(u"family"_s);
    QFont bold = m_family->font();
    bold.setWeight(QFont::DemiBold);
    bold.setPointSizeF(bold.pointSizeF() * 1.1);
    m_family->setFont(bold);
    m_change->setObjectName(u"changeMeterType"_s);
    m_filter->setObjectName(u"fieldFilter"_s);
    auto* first = new QHBoxLayout;
    first->addWidget(m_family);
    first->addWidget(m_change);
    first->addSpacing(fontMetrics().averageCharWidth() * 2);
    first->addWidget(m_filter, 1);
    column->addLayout(first);
    column->addWidget(m_entry);
    // A long code on a narrow screen scrolls sideways by itself, not the page with it.
    auto* slide = new QScrollArea(head);
    slide->setObjectName(u"codeSlide"_s);
    slide->setFrameShape(QFrame::NoFrame);
    slide->setWidget(m_strip);
    slide->setWidgetResizable(true);
    slide->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    slide->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    slide->setMinimumHeight(m_strip->sizeHint().height() + 4);
    slide->setFocusPolicy(Qt::NoFocus);
    column->addWidget(slide);
    m_configuration->setObjectName(u"configurationText"_s);
    m_configuration->setWordWrap(true);
    m_configuration->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont code(sheet::codeFamily);
    code.setPointSizeF(font().pointSizeF() * 0.92);
    m_configuration->setFont(code);
    m_configuration->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_configuration);
    return head;
}

QWidget* TypeAndCodesPage::buildRows()
{
    auto* rows = new QWidget(m_scroll);
    auto* column = new QVBoxLayout(rows);
    column->setContentsMargins(0, 0, fontMetrics().averageCharWidth(), 0);
    m_hardwareTitle = sectionTitle(rows);
    m_hardware = new FieldTable(workspace(), catalog::Part::Hardware, rows);
    m_softwareTitle = sectionTitle(rows);
    m_software = new FieldTable(workspace(), catalog::Part::Software, rows);
    m_meterTitle = sectionTitle(rows);
    m_meter = new MeterSettings(workspace(), rows);
    m_nothing = new QLabel(rows);
    m_nothing->setObjectName(u"noFields"_s);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_nothing, m_hardwareTitle, m_hardware, m_softwareTitle, m_software, m_meterTitle, m_meter})
        column->addWidget(widget);
    column->addStretch(1);
    m_scroll->setObjectName(u"fieldScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(rows);
    return m_scroll;
}

void TypeAndCodesPage::rebuild()
{
    m_strip->rebuild();
    m_hardware->rebuild();
    m_software->rebuild();
    filter();
    orderTabs(this);
}

void TypeAndCodesPage::refresh()
{
    m_strip->refresh();
    m_hardware->refresh();
    m_software->refresh();
    m_meter->refresh();
    m_family->setText(toQt(document().family().name, language()));
    m_configuration->setText(
        toQt(configuration::configurationText(document().family(), document().configuration().codes)));
}

void TypeAndCodesPage::retranslate()
{
    m_change->setText(tr("Change &meter type…"));
    m_change->setToolTip(tr("Another family: shows what the project would lose"));
    m_filter->setPlaceholderText(tr("Filter fields and options (Ctrl+F)"));
    m_filter->setAccessibleName(tr("Filter fields and options"));
    m_configuration->setToolTip(tr("The configuration as printed on the sheet"));
    m_hardwareTitle->setText(tr("Hardware: type code"));
    m_softwareTitle->setText(tr("Software: configuration"));
    m_meterTitle->setText(tr("Meter"));
    m_nothing->setText(tr("No field and no option matches the filter. Escape clears it."));
    m_entry->retranslate();
    m_hardware->retranslate();
    m_software->retranslate();
    m_meter->retranslate();
    filter();
    refresh();
}

void TypeAndCodesPage::filter()
{
    const QStringList words = searchWords(m_filter->text());
    const int hardware = m_hardware->filter(words);
    const int software = m_software->filter(words);
    m_meter->filter(words);
    // What was found stands where one looks: at the top.
    m_scroll->verticalScrollBar()->setValue(0);
    m_hardwareTitle->setVisible(hardware > 0);
    m_softwareTitle->setVisible(software > 0);
    m_meterTitle->setVisible(!m_meter->isHidden());
    m_nothing->setVisible(hardware + software == 0 && m_meter->isHidden());
}

void TypeAndCodesPage::choose(catalog::FieldIndex field, const QString& code)
{
    tellFollowed(edits::setCode(document(), field, configuration::Code(fromQt(code))));
}

void TypeAndCodesPage::refuse(catalog::FieldIndex field, const QString& typed)
{
    const catalog::FieldDefinition& definition = document().family().scheme->fields[field];
    const QString id = toQt(definition.id);
    const int digits = definition.digits;
    emit tell({MessageKind::Warning, [id, typed, digits] {
                   //: field id, what was typed, how many characters it has
                   return tr("%1 keeps its code: “%2” is not one. A code of %1 has %n character(s).", nullptr, digits)
                       .arg(id, typed);
               }});
}

void TypeAndCodesPage::changeMeterType()
{
    auto* dialog = new MeterTypeDialog(workspace(), this);
    connect(dialog, &MeterTypeDialog::chosen, this,
        [this](const catalog::Family& family) { tellFollowed(edits::changeFamily(document(), family)); });
    dialog->open();
}

void TypeAndCodesPage::apply(const configuration::Decoded& decoded)
{
    if (decoded.reading == &document().family())
        tellFollowed(edits::takeOver(document(), decoded));
    else
        offerOtherFamily(decoded);
}

void TypeAndCodesPage::offerOtherFamily(const configuration::Decoded& decoded)
{
    // Tried on a document of its own.
    DocumentModel trial(workspace().judge(), document().family());
    trial.replace(document().configuration(), {});
    edits::takeOver(trial, decoded);
    const auto before = document().configuration();
    const auto after = trial.configuration();
    const Workspace* shared = &workspace();
    Message message;
    message.kind = MessageKind::Warning;
    message.words = [shared, before, after] {
        const text::Language language = shared->language();
        const QStringList lost = losses(shared->catalog(), before, after, language);
        const QString words = tr("The code is of another meter type: %1.").arg(toQt(after.family->name, language));
        //: what a project would lose, a list
        return lost.isEmpty() ? words : words + u' ' + tr("Replacing would lose: %1.").arg(lost.join(u"; "_s));
    };
    message.actions
        = {{[] { return tr("Open as new project"); },
               [this, decoded] {
                   const auto& judge = workspace().judge();
                   emit openAsNew(configuration::newDocument(judge, *decoded.reading, decoded.selection).document);
               }},
            {[] { return tr("Replace"); },
                [this, decoded] {
                    edits::takeOver(document(), decoded);
                    emit tell({MessageKind::Note, [] { return tr("The project is now of another meter type."); },
                        {{[] { return tr("Undo"); }, [this] { document().undoStack().undo(); }}}});
                }}};
    emit tell(message);
}

void TypeAndCodesPage::tellFollowed(const edits::Followed& followed)
{
    if (const auto message = followedMessage(workspace(), followed))
        emit tell(*message);
}

bool TypeAndCodesPage::shows(const Target& target)
{
    if (target.field)
        return true;
    const auto begins = [&target](QLatin1String path) { return target.path.startsWith(path); };
    return begins("/family"_L1) || begins("/calculationMethod"_L1) || begins("/ctRatio"_L1)
        || begins("/meterNumbers"_L1);
}

bool TypeAndCodesPage::reveal(const Target& target)
{
    if (!target.field) {
        if (target.path.startsWith("/family"_L1)) {
            m_change->setFocus(Qt::ShortcutFocusReason);
            return true;
        }
        if (!m_meter->isVisibleTo(this))
            m_filter->clear();
        const bool here = m_meter->reveal(target.path);
        if (here)
            m_scroll->ensureWidgetVisible(m_meter);
        return here;
    }
    OptionBox* editor = m_hardware->editor(*target.field);
    if (editor == nullptr)
        editor = m_software->editor(*target.field);
    if (editor == nullptr)
        return false;
    if (editor->isHidden())
        m_filter->clear();
    // The rows may just have been laid out anew: the place of the editor counts after that.
    m_scroll->widget()->layout()->activate();
    m_scroll->ensureWidgetVisible(editor, 0, editor->height() * 3);
    editor->setFocus(Qt::TabFocusReason);
    return true;
}

void TypeAndCodesPage::focusFirst()
{
    m_filter->setFocus(Qt::OtherFocusReason);
}

void TypeAndCodesPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void TypeAndCodesPage::paste(const QString& text)
{
    m_entry->enter(text);
}

} // namespace meterbench::ui
