// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/decode.h"
#include "core/ordersheet/sheet_words.h"
#include "core/text/message.h"
#include "ui/document/document_model.h"
#include "ui/page/languages.h"
#include "ui/page/settings.h"
#include "ui/theme/theme.h"
#include "workbench/project/recent_files.h"

#include <QDateTime>

#include <functional>
#include <memory>

/// What every page works with: catalogue and judge, the document, settings, language, theme. Made once by the program
/// before its window and destroyed after it. It shows nothing. GUI thread; needs a QApplication.
namespace meterbench::ui {

/// What the program decides from outside: places for its files, and the clock.
struct Surroundings {
    QString settingsFile;
    QString recentFilesFile;
    QString recoveryFolder;
    std::function<QDateTime()> now;
    std::optional<text::Language> language; ///< overrides the settings for this run
};

class Workspace {
public:
    /// Loads the data that travels inside the program. Errors: those of workbench/resources.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> create(Surroundings surroundings);
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;
    ~Workspace();

    [[nodiscard]] const catalog::Catalog& catalog() const { return m_catalog; }
    [[nodiscard]] const configuration::Judge& judge() const { return m_judge; }
    [[nodiscard]] DocumentModel& document() { return m_document; }
    [[nodiscard]] Settings& settings() { return m_settings; }
    [[nodiscard]] project::RecentFiles& recentFiles() { return m_recentFiles; }
    [[nodiscard]] const ordersheet::SheetWords& sheetWords() const { return m_sheetWords; }
    [[nodiscard]] const QString& recoveryFolder() const { return m_surroundings.recoveryFolder; }
    [[nodiscard]] QDateTime now() const { return m_surroundings.now(); }

    [[nodiscard]] text::Language language() const { return m_languages.current(); }
    /// Switches the language of the whole program and remembers it.
    void setLanguage(text::Language language);
    [[nodiscard]] ThemeChoice theme() const { return m_theme; }
    /// Switches the look of the whole program and remembers it.
    void setTheme(ThemeChoice choice);

    /// An error in the reader's words.
    [[nodiscard]] QString say(const Error& error) const;
    /// A finding about the document in the reader's words.
    [[nodiscard]] configuration::ExplainedFinding explain(const configuration::Finding& finding) const;

private:
    Workspace(
        Surroundings surroundings, catalog::Catalog catalog, text::ErrorTexts errors, ordersheet::SheetWords words);

    Surroundings m_surroundings;
    catalog::Catalog m_catalog;
    configuration::Judge m_judge;
    text::ErrorTexts m_errors;
    ordersheet::SheetWords m_sheetWords;
    Settings m_settings;
    project::RecentFiles m_recentFiles;
    Languages m_languages;
    ThemeMode m_systemTheme;
    ThemeChoice m_theme;
    DocumentModel m_document;
};

} // namespace meterbench::ui
