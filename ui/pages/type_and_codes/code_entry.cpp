// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/type_and_codes/code_entry.h"

#include "ui/page/catalog_words.h"
#include "ui/text/words.h"
#include "ui/theme/state_label.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <array>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

configuration::Decoded decodeLine(const configuration::Decoder& decoder, const QString& text)
{
    const std::string bytes = fromQt(text);
    const std::array<std::string_view, 1> texts{bytes};
    return decoder.decode(texts);
}

/// What these say was not read at all; the rest of a text is not worth taking then.
constexpr std::array<std::string_view, 9> unreadRules{"type-code-length", "type-code-character", "type-code-prefix",
    "type-code-several", "family-unknown", "configuration-syntax", "field-unknown", "code-digits", "packed-digits"};

bool wasRead(const configuration::Decoded& decoded)
{
    return decoded.reading != nullptr && (decoded.hasTypeCode || decoded.hasConfiguration)
        && std::ranges::none_of(decoded.findings, [](const configuration::Finding& finding) {
               return std::ranges::find(unreadRules, finding.rule) != unreadRules.end();
           });
}

} // namespace

CodeEntry::CodeEntry(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_decoder(workspace.judge()), m_label(new QLabel(this)),
      m_line(new QLineEdit(this)), m_take(new QPushButton(this)), m_result(new StateLabel(this))
{
    m_line->setObjectName(u"codeEntry"_s);
    m_line->setClearButtonEnabled(true);
    m_label->setBuddy(m_line);
    m_take->setObjectName(u"applyCode"_s);
    m_result->setObjectName(u"codeResult"_s);
    m_result->setWordWrap(true);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_label, 0, 0);
    grid->addWidget(m_line, 0, 1);
    grid->addWidget(m_take, 0, 2);
    grid->addWidget(m_result, 1, 1, 1, 2);
    connect(m_line, &QLineEdit::textChanged, this, &CodeEntry::read);
    connect(m_line, &QLineEdit::returnPressed, this, &CodeEntry::take);
    connect(m_take, &QPushButton::clicked, this, &CodeEntry::take);
    retranslate();
}

void CodeEntry::retranslate()
{
    m_label->setText(tr("&Paste or type a code"));
    m_line->setPlaceholderText(tr("6861111BN242101040 or Z1=1 Z3=05 …"));
    m_line->setAccessibleName(tr("Type code or configuration to read"));
    m_take->setText(tr("&Apply"));
    m_take->setToolTip(tr("Apply the code to the project (Enter)"));
    read();
}

void CodeEntry::enter(const QString& text)
{
    // Line breaks of a pasted sheet or label are separators like any other.
    m_line->setText(text.simplified());
    focusLine();
}

void CodeEntry::focusLine()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

void CodeEntry::read()
{
    const QString text = m_line->text().simplified();
    m_result->setVisible(!text.isEmpty());
    if (text.isEmpty()) {
        m_take->setEnabled(false);
        return;
    }
    const configuration::Decoded decoded = decodeLine(m_decoder, text);
    m_take->setEnabled(wasRead(decoded));
    const auto count = [&decoded](catalog::Severity severity) {
        return static_cast<std::size_t>(
            std::ranges::count(decoded.findings, severity, &configuration::Finding::severity));
    };
    const std::size_t errors = count(catalog::Severity::Error);
    const std::size_t warnings = count(catalog::Severity::Warning);
    StateRole role = StateRole::Good;
    QString iconName = u"good"_s;
    if (errors > 0 || warnings > 0) {
        const auto worst = errors > 0 ? catalog::Severity::Error : catalog::Severity::Warning;
        role = CatalogWords::severityRole(worst);
        iconName = CatalogWords::severityIcon(worst);
    }
    QString words = decoded.reading == nullptr ? tr("Not a code") : toQt(decoded.reading->name, m_workspace.language());
    const auto worst = std::ranges::min_element(decoded.findings, {}, &configuration::Finding::severity);
    if (worst != decoded.findings.end() && worst->severity != catalog::Severity::Note) {
        const auto explained = configuration::explain(
            m_workspace.catalog(), decoded.reading, *worst, decoded.selection, m_workspace.language());
        words += u" · "_s + CatalogWords::counts(errors, warnings, 0) + u": "_s + toQt(explained.message);
    } else {
        words += u" · "_s + CatalogWords::counts(0, 0, 0);
    }
    m_result->show(iconName, role, words);
    m_result->setToolTip(words);
}

void CodeEntry::take()
{
    const QString text = m_line->text().simplified();
    if (text.isEmpty() || !m_take->isEnabled())
        return;
    const configuration::Decoded decoded = decodeLine(m_decoder, text);
    m_line->clear();
    emit takeOver(decoded);
}

} // namespace meterbench::ui
