// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/text/language.h"

#include <QString>
#include <QTranslator>

/// The language of the program while it runs: installs the translations of our own texts and of Qt's. A switch reaches
/// every widget by LanguageChange. GUI thread; needs a QApplication.
namespace meterbench::ui {

class Languages {
public:
    explicit Languages(text::Language language);
    ~Languages();
    Languages(const Languages&) = delete;
    Languages& operator=(const Languages&) = delete;

    [[nodiscard]] text::Language current() const { return m_current; }
    void setCurrent(text::Language language);

    /// The language's own name for itself, "Dansk".
    [[nodiscard]] static QString nativeName(text::Language language);

private:
    void install();

    text::Language m_current;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace meterbench::ui
