// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/type_and_codes/meter_settings.h"

#include "core/configuration/chosen_meaning.h"
#include "ui/document/edits.h"
#include "ui/page/choice_box.h"
#include "ui/page/fuzzy_match.h"
#include "ui/page/number_editor.h"
#include "ui/text/words.h"

#include <QLineEdit>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastRatio = 1;
constexpr int mostRatio = 600;
constexpr int noRatio = 0;

/// What Z21 orders: its digits are the ratio, in the printed table or not.
std::optional<int> orderedRatio(const configuration::MeterConfiguration& configuration)
{
    const auto field = configuration::tellingField(*configuration.family, "ratio");
    bool isNumber = false;
    const int ratio = field ? toQt(configuration.codes[*field].text()).toInt(&isNumber) : 0;
    return isNumber ? std::optional(ratio) : std::nullopt;
}

} // namespace

MeterSettings::MeterSettings(Workspace& workspace, QWidget* parent)
    : FieldGrid(parent), m_workspace(workspace), m_method(new ChoiceBox(this)), m_ratio(new NumberEditor(this))
{
    m_method->setObjectName(u"calculationMethod"_s);
    m_method->addItems({QString(), QString(), QString()});
    m_methodRow = addRow(u"calculationMethod"_s, m_method);
    m_ratio->setObjectName(u"transformerRatio"_s);
    m_ratio->setLimits(leastRatio, mostRatio);
    m_ratioRow = addRow(u"transformerRatio"_s, m_ratio);
    for (std::size_t index = 0; index < m_numbers.size(); ++index) {
        m_numbers[index] = new QLineEdit(this);
        m_numbers[index]->setObjectName(u"meterNumber%1"_s.arg(index + 1));
        m_numbers[index]->setMaximumWidth(fontMetrics().averageCharWidth() * mostValueCharacters);
        m_numberRows[index] = addRow(u"meterNumber%1"_s.arg(index + 1), m_numbers[index]);
        connect(m_numbers[index], &QLineEdit::textEdited, this,
            [this, index](const QString& text) { edits::setMeterNumber(m_workspace.document(), index, text); });
    }
    connect(m_method, &QComboBox::activated, this, [this](int row) {
        edits::setCalculationMethod(m_workspace.document(), static_cast<configuration::CalculationMethod>(row));
    });
    connect(m_methodRow, &FieldRow::resetWanted, this,
        [this] { edits::setCalculationMethod(m_workspace.document(), configuration::CalculationMethod::Individual); });
    connect(m_ratio, &QSpinBox::valueChanged, this, [this](int value) {
        edits::setTransformerRatio(m_workspace.document(), value == noRatio ? std::nullopt : std::optional(value));
    });
    connect(m_ratioRow, &FieldRow::resetWanted, this, [this] {
        edits::setTransformerRatio(m_workspace.document(), orderedRatio(m_workspace.document().configuration()));
    });
    retranslate();
}

bool MeterSettings::isRatioShown() const
{
    const auto& configuration = m_workspace.document().configuration();
    const auto& ratio = configuration.currentTransformerRatio;
    if (!configuration::tellingField(*configuration.family, "ratio"))
        return ratio.has_value();
    return ratio && ratio != orderedRatio(configuration);
}

void MeterSettings::refresh()
{
    const DocumentModel& document = m_workspace.document();
    const auto& configuration = document.configuration();
    const bool individual = configuration.calculationMethod == configuration::CalculationMethod::Individual;
    m_method->setCurrentIndex(static_cast<int>(configuration.calculationMethod));
    m_methodRow->showState(document.pathState(u"/calculationMethod"_s, individual), !individual);
    m_ratio->show(configuration.currentTransformerRatio.value_or(noRatio));
    m_ratioRow->showState(document.pathState(u"/ctRatio"_s, false), true);
    m_ratioRow->setShown(isRatioShown());
    for (std::size_t index = 0; index < m_numbers.size(); ++index) {
        const QString text = toQt(configuration.meterNumbers[index]);
        if (m_numbers[index]->text() != text)
            m_numbers[index]->setText(text);
        m_numberRows[index]->showState(document.pathState(u"/meterNumbers/%1"_s.arg(index), text.isEmpty()), false);
    }
}

void MeterSettings::retranslate()
{
    m_method->setItemText(0, tr("Individual import and export"));
    m_method->setItemText(1, tr("Vector sum"));
    m_method->setItemText(2, tr("Total sum"));
    m_method->setToolTip(tr("How the phases are summed. Legal: fixed when ordered."));
    const QString method = tr("Calculation method");
    m_methodRow->setWords({}, method);
    m_method->setAccessibleName(method);
    const QString ratio = tr("Current-transformer ratio");
    m_ratioRow->setWords({}, ratio);
    m_ratio->setWordsFor(noRatio, tr("not set"));
    m_ratio->setAccessibleName(ratio);
    QStringList keys{searchKey(method), searchKey(ratio)};
    for (std::size_t index = 0; index < m_numbers.size(); ++index) {
        const QString number = tr("Meter number %1").arg(index + 1);
        m_numberRows[index]->setWords({}, number);
        m_numbers[index]->setAccessibleName(number);
        keys.append(searchKey(number));
    }
    m_searchText = keys.join(u'\n');
    refresh();
}

bool MeterSettings::reveal(const QString& path)
{
    QWidget* editor = nullptr;
    if (path.startsWith("/calculationMethod"_L1))
        editor = m_method;
    else if (path.startsWith("/ctRatio"_L1) && m_ratioRow->isShown())
        editor = m_ratio;
    else if (path.startsWith("/meterNumbers"_L1))
        editor = m_numbers[static_cast<std::size_t>(std::clamp(path.section(u'/', 2, 2).toInt(), 0, 2))];
    if (editor != nullptr)
        editor->setFocus(Qt::ShortcutFocusReason);
    return editor != nullptr;
}

void MeterSettings::filter(const QStringList& words)
{
    setVisible(containsAll(words, m_searchText));
}

} // namespace meterbench::ui
