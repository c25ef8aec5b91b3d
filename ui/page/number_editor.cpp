// SPDX-License-Identifier: Apache-2.0
#include "ui/page/number_editor.h"

#include "ui/theme/state_colors.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <algorithm>
#include <limits>

namespace meterbench::ui {

namespace {

// Wide enough for whatever a file may hold.
constexpr int anything = std::numeric_limits<int>::max();

} // namespace

NumberEditor::NumberEditor(QWidget* parent) : QSpinBox(parent)
{
    setRange(-anything, anything);
    setFocusPolicy(Qt::StrongFocus);
    setAlignment(Qt::AlignRight);
    connect(this, &QSpinBox::valueChanged, this, &NumberEditor::mark);
}

void NumberEditor::show(int value)
{
    {
        const QSignalBlocker quiet(this);
        setValue(value);
    }
    mark();
}

void NumberEditor::setLimits(int least, int most)
{
    m_least = least;
    m_most = most;
    mark();
}

void NumberEditor::setWordsFor(int value, const QString& words)
{
    m_special = value;
    m_specialWords = words;
    // The text is made of the value: only a change of the value makes it anew.
    lineEdit()->setText(prefix() + textFromValue(this->value()) + suffix());
}

void NumberEditor::stepBy(int steps)
{
    setValue(std::clamp(
        static_cast<int>(std::clamp<qint64>(qint64{value()} + steps, -anything, anything)), m_least, m_most));
    selectAll();
}

QString NumberEditor::textFromValue(int value) const
{
    return !m_specialWords.isEmpty() && value == m_special ? m_specialWords : QSpinBox::textFromValue(value);
}

int NumberEditor::valueFromText(const QString& text) const
{
    return !m_specialWords.isEmpty() && text == m_specialWords ? m_special : QSpinBox::valueFromText(text);
}

QValidator::State NumberEditor::validate(QString& text, int& position) const
{
    return !m_specialWords.isEmpty() && text == m_specialWords ? QValidator::Acceptable
                                                               : QSpinBox::validate(text, position);
}

QSize NumberEditor::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int digits = std::max({metrics.horizontalAdvance(textFromValue(m_most) + suffix()),
        metrics.horizontalAdvance(m_specialWords), metrics.averageCharWidth() * 8});
    return {digits + metrics.height() * 3, QSpinBox::sizeHint().height()};
}

void NumberEditor::mark()
{
    const bool good = isWithinLimits() || (!m_specialWords.isEmpty() && value() == m_special);
    QPalette colors;
    if (!good) {
        colors.setColor(QPalette::Text, stateColor(StateRole::Error, palette()));
        colors.setColor(QPalette::Base, stateFill(StateRole::Error, palette()));
    }
    lineEdit()->setPalette(colors);
    //: the limits of a number
    const QString limits = tr("%1 to %2").arg(locale().toString(m_least), locale().toString(m_most));
    setToolTip(limits);
    setAccessibleDescription(good ? limits : tr("invalid: not %1").arg(limits));
}

void NumberEditor::keyPressEvent(QKeyEvent* event)
{
    const bool control = (event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier)) != 0;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_U:
        if (control) {
            event->ignore();
            return;
        }
        break;
    default:
        break;
    }
    QSpinBox::keyPressEvent(event);
}

void NumberEditor::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void NumberEditor::changeEvent(QEvent* event)
{
    QSpinBox::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        mark();
}

} // namespace meterbench::ui
