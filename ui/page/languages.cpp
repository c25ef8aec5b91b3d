// SPDX-License-Identifier: Apache-2.0
#include "ui/page/languages.h"

#include "ui/text/words.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

Languages::Languages(text::Language language) : m_current(language)
{
    install();
}

Languages::~Languages()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

void Languages::setCurrent(text::Language language)
{
    if (language == m_current)
        return;
    m_current = language;
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    install();
}

void Languages::install()
{
    const QString tag = toQt(text::tag(m_current));
    QLocale::setDefault(QLocale(tag));
    // Qt brings no Swedish words for its own dialogs: ours stand in.
    const QString name = u"qtbase_"_s + tag;
    if (m_current != text::Language::English
        && (m_qt.load(name, QLibraryInfo::path(QLibraryInfo::TranslationsPath))
            || m_qt.load(name, u":/translations"_s)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(u"meterbench_"_s + tag, u":/translations"_s))
        QCoreApplication::installTranslator(&m_own);
}

QString Languages::nativeName(text::Language language)
{
    switch (language) {
    case text::Language::Danish:
        return u"Dansk"_s;
    case text::Language::Swedish:
        return u"Svenska"_s;
    case text::Language::French:
        return u"Français"_s;
    case text::Language::English:
        break;
    }
    return u"English"_s;
}

} // namespace meterbench::ui
