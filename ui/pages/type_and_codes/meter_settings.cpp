// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/type_and_codes/meter_settings.h"

#include "ui/document/edits.h"
#include "ui/frame/fuzzy_match.h"
#include "ui/text/words.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int maximumRatio = 600;

bool hasTransformers(const catalog::Family& family)
{
    return family.id == "omnipower-ct";
}

} // namespace

MeterSettings::MeterSettings(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_methodLabel(new QLabel(this)), m_method(new QComboBox(this)),
      m_ratioLabel(new QLabel(this)), m_ratio(new QSpinBox(this))
{
    m_method->setObjectName(u"calculationMethod"_s);
    m_method->addItems({QString(), QString(), QString()});
    m_ratio->setObjectName(u"transformerRatio"_s);
    m_ratio->setRange(0, maximumRatio);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(m_methodLabel, m_method);
    form->addRow(m_ratioLabel, m_ratio);
    m_methodLabel->setBuddy(m_method);
    m_ratioLabel->setBuddy(m_ratio);
    for (std::size_t index = 0; index < m_numbers.size(); ++index) {
        m_numberLabels[index] = new QLabel(this);
        m_numbers[index] = new QLineEdit(this);
        m_numbers[index]->setObjectName(u"meterNumber%1"_s.arg(index + 1));
        m_numberLabels[index]->setBuddy(m_numbers[index]);
        form->addRow(m_numberLabels[index], m_numbers[index]);
        connect(m_numbers[index], &QLineEdit::textEdited, this,
            [this, index](const QString& text) { edits::setMeterNumber(m_workspace.document(), index, text); });
    }
    connect(m_method, &QComboBox::activated, this, [this](int row) {
        edits::setCalculationMethod(m_workspace.document(), static_cast<configuration::CalculationMethod>(row));
    });
    connect(m_ratio, &QSpinBox::valueChanged, this, [this](int value) {
        edits::setTransformerRatio(m_workspace.document(), value == 0 ? std::nullopt : std::optional(value));
    });
    retranslate();
}

void MeterSettings::refresh()
{
    const auto& configuration = m_workspace.document().configuration();
    m_method->setCurrentIndex(static_cast<int>(configuration.calculationMethod));
    const QSignalBlocker quiet(m_ratio);
    m_ratio->setValue(configuration.currentTransformerRatio.value_or(0));
    const bool transformers = hasTransformers(*configuration.family) || configuration.currentTransformerRatio;
    static_cast<QFormLayout*>(layout())->setRowVisible(m_ratio, transformers);
    for (std::size_t index = 0; index < m_numbers.size(); ++index)
        if (const QString text = toQt(configuration.meterNumbers[index]); m_numbers[index]->text() != text)
            m_numbers[index]->setText(text);
}

void MeterSettings::retranslate()
{
    m_methodLabel->setText(tr("Calculation method"));
    m_method->setItemText(0, tr("Individual import and export"));
    m_method->setItemText(1, tr("Vector sum"));
    m_method->setItemText(2, tr("Total sum"));
    m_method->setToolTip(tr("How the phases are summed. Legal: fixed once ordered."));
    m_ratioLabel->setText(tr("Current-transformer ratio"));
    m_ratio->setSpecialValueText(tr("not set"));
    for (std::size_t index = 0; index < m_numbers.size(); ++index)
        m_numberLabels[index]->setText(tr("Meter number %1").arg(index + 1));
    m_method->setAccessibleName(m_methodLabel->text());
    m_ratio->setAccessibleName(m_ratioLabel->text());
    for (std::size_t index = 0; index < m_numbers.size(); ++index)
        m_numbers[index]->setAccessibleName(m_numberLabels[index]->text());
    refresh();
}

bool MeterSettings::reveal(const QString& path)
{
    QWidget* editor = nullptr;
    if (path.startsWith("/calculationMethod"_L1))
        editor = m_method;
    else if (path.startsWith("/ctRatio"_L1))
        editor = m_ratio;
    else if (path.startsWith("/meterNumbers"_L1))
        editor = m_numbers[static_cast<std::size_t>(std::clamp(path.section(u'/', 2, 2).toInt(), 0, 2))];
    if (editor != nullptr)
        editor->setFocus(Qt::ShortcutFocusReason);
    return editor != nullptr;
}

void MeterSettings::filter(const QStringList& words)
{
    QString key;
    for (const QLabel* label : {m_methodLabel, m_ratioLabel, m_numberLabels[0]})
        key += searchKey(label->text()) + u'\n';
    setVisible(containsAll(words, key));
}

} // namespace meterbench::ui
