// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/type_and_codes/type_and_codes_page.h"

#include "ui/frame/fuzzy_match.h"
#include "ui/pages/type_and_codes/code_entry.h"
#include "ui/pages/type_and_codes/code_strip.h"
#include "ui/pages/type_and_codes/field_table.h"
#include "ui/pages/type_and_codes/meter_settings.h"
#include "ui/text/words.h"
#include "ui/theme/icon.h"
#include "workbench/sheet/fonts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
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
    : Page(workspace, parent), m_familyLabel(new QLabel(this)), m_family(new QComboBox(this)),
      m_filter(new QLineEdit(this)), m_entry(new CodeEntry(workspace, this)), m_strip(new CodeStrip(workspace, this)),
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
    }
    connect(m_strip, &CodeStrip::chosen, this, &TypeAndCodesPage::choose);
    connect(m_strip, &CodeStrip::looked, this, look);
    connect(m_strip, &CodeStrip::entered, this, [this](catalog::FieldIndex field) { reveal({field, {}}); });
    connect(m_family, &QComboBox::activated, this, &TypeAndCodesPage::changeFamily);
    connect(m_filter, &QLineEdit::textChanged, this, &TypeAndCodesPage::filter);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        for (const FieldTable* table : {m_hardware, m_software})
            if (OptionCombo* editor = table->firstVisible()) {
                editor->setFocus(Qt::TabFocusReason);
                return;
            }
    });
    connect(m_entry, &CodeEntry::takeOver, this,
        [this](const configuration::Decoded& decoded) { tellFollowed(edits::takeOver(document(), decoded)); });
    connect(&document(), &DocumentModel::familyChanged, this, &TypeAndCodesPage::rebuild);
    connect(&document(), &DocumentModel::changed, this, &TypeAndCodesPage::refresh);
    retranslate();
}

QWidget* TypeAndCodesPage::buildHead()
{
    auto* head = new QWidget(this);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    m_family->setObjectName(u"family"_s);
    m_familyLabel->setBuddy(m_family);
    m_filter->setObjectName(u"fieldFilter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    auto* first = new QHBoxLayout;
    first->addWidget(m_familyLabel);
    first->addWidget(m_family);
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
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_hardwareTitle, m_hardware, m_softwareTitle, m_software, m_meterTitle, m_meter, m_nothing})
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
}

void TypeAndCodesPage::refresh()
{
    m_strip->refresh();
    m_hardware->refresh();
    m_software->refresh();
    m_meter->refresh();
    const auto families = workspace().catalog().families();
    for (std::size_t index = 0; index < families.size(); ++index)
        if (&families[index] == &document().family())
            m_family->setCurrentIndex(static_cast<int>(index));
    m_configuration->setText(
        toQt(configuration::configurationText(document().family(), document().configuration().codes)));
}

void TypeAndCodesPage::retranslate()
{
    m_familyLabel->setText(tr("&Family"));
    m_family->setAccessibleName(tr("Family"));
    const int index = m_family->currentIndex();
    m_family->clear();
    for (const catalog::Family& family : workspace().catalog().families())
        m_family->addItem(toQt(family.name, language()));
    m_family->setCurrentIndex(index);
    m_filter->setPlaceholderText(tr("Filter fields and options (Ctrl+F)"));
    m_filter->setAccessibleName(tr("Filter fields and options"));
    m_configuration->setToolTip(tr("The configuration as the sheets write it"));
    m_hardwareTitle->setText(tr("Hardware: type code"));
    m_softwareTitle->setText(tr("Software: configuration"));
    m_meterTitle->setText(tr("Meter"));
    m_nothing->setText(tr("No field and no option answers the filter."));
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
    m_hardwareTitle->setVisible(hardware > 0);
    m_softwareTitle->setVisible(software > 0);
    m_meterTitle->setVisible(!m_meter->isHidden());
    m_nothing->setVisible(hardware + software == 0 && m_meter->isHidden());
}

void TypeAndCodesPage::choose(catalog::FieldIndex field, const QString& code)
{
    tellFollowed(edits::setCode(document(), field, configuration::Code(fromQt(code))));
}

void TypeAndCodesPage::changeFamily(int index)
{
    const catalog::Family& family = workspace().catalog().families()[static_cast<std::size_t>(index)];
    if (&family != &document().family())
        tellFollowed(edits::changeFamily(document(), family));
}

void TypeAndCodesPage::tellFollowed(const edits::Followed& followed)
{
    const auto removed = static_cast<int>(followed.removed.size());
    const auto added = static_cast<int>(followed.added.size());
    if (removed == 0 && added == 0)
        return;
    Message message;
    message.words = [removed, added] {
        QStringList parts;
        if (removed > 0)
            parts.append(tr("%n reading(s) that this meter does not have left the display lists.", nullptr, removed));
        if (added > 0)
            parts.append(tr("%n legal reading(s) entered the manual list.", nullptr, added));
        return parts.join(u' ');
    };
    message.actionWords = [] { return tr("Undo"); };
    message.action = [this] { document().undoStack().undo(); };
    emit tell(message);
}

bool TypeAndCodesPage::reveal(const Target& target)
{
    if (!target.field) {
        if (target.path.startsWith("/family"_L1)) {
            m_family->setFocus(Qt::ShortcutFocusReason);
            return true;
        }
        if (!m_meter->isVisibleTo(this))
            m_filter->clear();
        const bool here = m_meter->reveal(target.path);
        if (here)
            m_scroll->ensureWidgetVisible(m_meter);
        return here;
    }
    OptionCombo* editor = m_hardware->editor(*target.field);
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
    m_family->setFocus(Qt::OtherFocusReason);
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
