// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/page.h"
#include "ui/window/action_registry.h"
#include "ui/window/page_registry.h"

#include <QMainWindow>

class QActionGroup;
class QLabel;
class QMenu;
class QSplitter;

/// The window: tasks at the left, the page in the middle, its explanation at the right, findings below, messages above.
/// It joins the parts and holds no state of the document. GUI thread; the workspace must outlive it.
namespace meterbench::ui {

class CommandPalette;
class ExplanationPanel;
class FileController;
class FindingsPanel;
class MessageStrip;
class Navigation;
class PageStack;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Workspace& workspace);
    ~MainWindow() override;

    [[nodiscard]] FileController& files() { return *m_files; }
    [[nodiscard]] const ActionRegistry& actionRegistry() const { return m_actions; }
    [[nodiscard]] PageStack& pages() { return *m_pages; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void add(ActionId id, const QString& iconName, const QList<QKeySequence>& keys, ActionRegistry::Words words,
        std::function<void()> run);
    void buildActions();
    void buildEditActions();
    void buildViewActions();
    void buildPageActions();
    void buildTableActions();
    void buildMenus();
    void buildParts();
    void connectParts();
    void restoreWindow();
    void retranslate();
    void retranslateMenus();
    void showState();
    void adaptToWidth();
    void jump(const Target& target);
    void choose(catalog::FieldIndex field, const QString& code);
    void showPage(PageId id);
    void adopt(Page* page);
    void foldExplanation();
    /// Shows the page and hands it out as what it is.
    template <typename AnyPage>
    AnyPage& open(PageId id);
    void fillRecent();
    void fillSamples();
    void openPalette();
    void undoWithWords();

    Workspace& m_workspace;
    ActionRegistry m_actions;
    FileController* m_files = nullptr;
    Navigation* m_navigation = nullptr;
    QSplitter* m_splitter = nullptr;
    QSplitter* m_column = nullptr;
    PageStack* m_pages = nullptr;
    MessageStrip* m_strip = nullptr;
    ExplanationPanel* m_explanation = nullptr;
    FindingsPanel* m_findings = nullptr;
    CommandPalette* m_palette = nullptr;
    QLabel* m_fileLabel = nullptr;
    QLabel* m_familyLabel = nullptr;
    QMenu* m_fileMenu = nullptr;
    QMenu* m_editMenu = nullptr;
    QMenu* m_viewMenu = nullptr;
    QMenu* m_helpMenu = nullptr;
    QMenu* m_newMenu = nullptr;
    QMenu* m_recentMenu = nullptr;
    QMenu* m_sampleMenu = nullptr;
    QMenu* m_themeMenu = nullptr;
    QMenu* m_languageMenu = nullptr;
    QActionGroup* m_pageGroup = nullptr;
    QActionGroup* m_familyGroup = nullptr;
    QActionGroup* m_themeGroup = nullptr;
    QActionGroup* m_languageGroup = nullptr;
    enum class Closing { Ask, Agreed } m_closing = Closing::Ask;
};

} // namespace meterbench::ui
