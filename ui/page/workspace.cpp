// SPDX-License-Identifier: Apache-2.0
#include "ui/page/workspace.h"

#include "ui/text/words.h"
#include "workbench/resources/resources.h"

#include <QDir>
#include <QLocale>

/// A linker drops the resources of a static library that nobody names. Outside of every namespace, because the macro
/// declares its function where it stands.
static void keepResources()
{
    Q_INIT_RESOURCE(meterbench_icons);
    Q_INIT_RESOURCE(meterbench_translations);
}

namespace meterbench::ui {

namespace {

text::Language initialLanguage(const Surroundings& surroundings, const Settings& settings)
{
    if (surroundings.language)
        return *surroundings.language;
    if (const auto remembered = text::languageFromTag(fromQt(settings.text(TextSetting::Language))))
        return *remembered;
    return text::languageFromTag(fromQt(QLocale::system().name())).value_or(text::Language::English);
}

} // namespace

Result<std::unique_ptr<Workspace>> Workspace::create(Surroundings surroundings)
{
    keepResources();
    auto catalog = resources::loadCatalog();
    if (!catalog)
        return tl::unexpected(catalog.error());
    auto errors = resources::loadErrorTexts();
    if (!errors)
        return tl::unexpected(errors.error());
    auto words = resources::loadSheetWords();
    if (!words)
        return tl::unexpected(words.error());
    return std::unique_ptr<Workspace>(
        new Workspace(std::move(surroundings), std::move(*catalog), std::move(*errors), std::move(*words)));
}

Workspace::Workspace(
    Surroundings surroundings, catalog::Catalog catalog, text::ErrorTexts errors, ordersheet::SheetWords words)
    : m_surroundings(std::move(surroundings)), m_catalog(std::move(catalog)), m_judge(m_catalog),
      m_errors(std::move(errors)), m_sheetWords(std::move(words)), m_settings(m_surroundings.settingsFile),
      m_recentFiles(m_surroundings.recentFilesFile), m_languages(initialLanguage(m_surroundings, m_settings)),
      m_systemTheme(systemThemeMode()), m_theme(themeFromName(m_settings.text(TextSetting::Theme))),
      m_document(m_judge, m_catalog.families().front())
{
    applyTheme(m_theme, m_systemTheme);
}

Workspace::~Workspace() = default;

void Workspace::setLanguage(text::Language language)
{
    m_settings.setText(TextSetting::Language, toQt(text::tag(language)));
    m_languages.setCurrent(language);
}

void Workspace::setTheme(ThemeChoice choice)
{
    m_theme = choice;
    m_settings.setText(TextSetting::Theme, themeName(choice));
    applyTheme(choice, m_systemTheme);
}

QString Workspace::say(const Error& error) const
{
    return toQt(m_errors.say(error, language()));
}

configuration::ExplainedFinding Workspace::explain(const configuration::Finding& finding) const
{
    const auto& configuration = m_document.configuration();
    return configuration::explain(m_catalog, configuration.family, finding, configuration.codes, language());
}

} // namespace meterbench::ui
