// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/subject.h"
#include "ui/page/workspace.h"
#include "workbench/project/recovery_file.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>

class QMessageBox;

/// Documents and files: new, open, save, recent, and that nothing unsaved is ever lost. While the document differs from
/// its file, a copy is kept in the recovery folder; what a crash left behind is offered at the next start. A file that
/// another program wrote meanwhile is never overwritten in silence. It asks before unsaved changes are given up, and
/// says everything else in the message strip. Owned by the window. GUI thread.
namespace meterbench::ui {

class FileController : public QObject {
    Q_OBJECT

public:
    /// How long after the last edit the recovery copy is written.
    static constexpr int recoveryDelayMilliseconds = 800;

    FileController(Workspace& workspace, QWidget* window);
    ~FileController() override;

    void newDocument(const catalog::Family& family);
    /// A new document with what was made elsewhere, a code pasted for another family; counts as unsaved.
    void newFrom(const configuration::MeterConfiguration& configuration);
    void openByDialog();
    /// Asks about unsaved changes first. A damaged file leaves the document as it is.
    void open(const QString& path);
    void openSample(const std::string& resourceName);
    /// @param then done once the document is saved, not when saving failed or was given up
    void save(std::function<void()> then = {});
    void saveAs(std::function<void()> then = {});

    /// Runs the step at once when nothing is unsaved; else after the question was answered by Save or Discard.
    void afterQuestion(std::function<void()> step);
    /// Looks whether another program has written the document's file, and offers what can be done.
    void compareWithDisk();
    /// The document was saved or given up: its recovery copy goes.
    void forget();
    /// Offers what a dead program left behind, if anything.
    void offerRecovery();
    /// Writes the recovery copy now, if anything is unsaved.
    void keepSafe();

    /// Name of the document for the title bar: file name, sample, or "Untitled".
    [[nodiscard]] QString displayName() const;

    /// The folder to start file dialogs in.
    [[nodiscard]] QString folder() const;
    void rememberFolder(const QString& path);

signals:
    void tell(const meterbench::ui::Message& message);
    void recentChanged();

private:
    void load(const QString& path);
    void write(const QString& path, const std::function<void()>& then);
    void overwrite(const QString& path, const std::function<void()>& then);
    /// The file as it is now; nothing when it is not there.
    [[nodiscard]] static std::optional<std::string> bytesOf(const QString& path);
    [[nodiscard]] bool wasWrittenByAnother(const QString& path) const;
    void offerForeign(const std::function<void()>& keep);
    void showDifferences(const std::function<void()>& keep);
    void tellError(const Error& error);
    void recover(const project::Leftover& leftover);
    void discard(const project::Leftover& leftover);

    Workspace& m_workspace;
    QWidget* m_window;
    QTimer m_recoveryTimer;
    std::optional<project::RecoveryFile> m_recovery;
    QPointer<QMessageBox> m_question;
    std::optional<std::string> m_onDisk; ///< the file's bytes as this program last read or wrote them
    std::optional<std::string> m_offered; ///< another program's bytes that were spoken of already
};

} // namespace meterbench::ui
