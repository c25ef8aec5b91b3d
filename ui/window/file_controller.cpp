// SPDX-License-Identifier: Apache-2.0
#include "ui/window/file_controller.h"

#include "core/configuration/project_file.h"
#include "ui/text/words.h"
#include "ui/window/difference_dialog.h"
#include "workbench/files/file_access.h"
#include "workbench/project/project_store.h"
#include "workbench/resources/resources.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

FileController::FileController(Workspace& workspace, QWidget* window)
    : QObject(window), m_workspace(workspace), m_window(window)
{
    m_recoveryTimer.setSingleShot(true);
    m_recoveryTimer.setInterval(recoveryDelayMilliseconds);
    connect(&m_recoveryTimer, &QTimer::timeout, this, &FileController::keepSafe);
    connect(&workspace.document(), &DocumentModel::changed, &m_recoveryTimer, qOverload<>(&QTimer::start));
    connect(&workspace.document(), &DocumentModel::replaced, this, [this] {
        const QString& file = m_workspace.document().fileName();
        m_onDisk = file.isEmpty() ? std::nullopt : bytesOf(file);
        m_offered.reset();
    });
}

FileController::~FileController() = default;

QString FileController::displayName() const
{
    const DocumentModel& document = m_workspace.document();
    if (!document.fileName().isEmpty())
        return QFileInfo(document.fileName()).fileName();
    return document.title().isEmpty() ? tr("Untitled") : document.title();
}

QString FileController::folder() const
{
    const QString& file = m_workspace.document().fileName();
    return file.isEmpty() ? m_workspace.settings().text(TextSetting::LastFolder) : QFileInfo(file).absolutePath();
}

void FileController::rememberFolder(const QString& path)
{
    m_workspace.settings().setText(TextSetting::LastFolder, QFileInfo(path).absolutePath());
}

void FileController::tellError(const Error& error)
{
    Workspace* workspace = &m_workspace;
    emit tell({MessageKind::Error, [workspace, error] { return workspace->say(error); }});
}

void FileController::newDocument(const catalog::Family& family)
{
    afterQuestion([this, &family] {
        forget();
        m_workspace.document().replace(configuration::defaultConfiguration(m_workspace.catalog(), family), {});
    });
}

void FileController::newFrom(const configuration::MeterConfiguration& configuration)
{
    afterQuestion([this, configuration] {
        forget();
        m_workspace.document().replaceUnsaved(configuration, {});
    });
}

void FileController::openByDialog()
{
    auto* dialog = new QFileDialog(m_window, tr("Open project"), folder());
    dialog->setObjectName(u"openDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Meterbench projects (*.mbench)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &FileController::open);
    dialog->open();
}

void FileController::open(const QString& path)
{
    afterQuestion([this, path] { load(path); });
}

void FileController::load(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    auto opened = project::openProject(m_workspace.catalog(), absolute);
    if (!opened) {
        tellError(opened.error());
        return;
    }
    forget();
    m_workspace.document().replace(std::move(*opened), absolute);
    rememberFolder(absolute);
    m_workspace.recentFiles().add(absolute);
    emit recentChanged();
}

void FileController::openSample(const std::string& resourceName)
{
    afterQuestion([this, resourceName] {
        const auto bytes = resources::resourceBytes(resourceName);
        auto opened = bytes ? configuration::parseProject(m_workspace.catalog(), *bytes)
                            : Result<configuration::MeterConfiguration>(tl::unexpected(bytes.error()));
        if (!opened) {
            tellError(opened.error());
            return;
        }
        forget();
        m_workspace.document().replace(std::move(*opened), {}, QFileInfo(toQt(resourceName)).completeBaseName());
    });
}

void FileController::save(std::function<void()> then)
{
    const QString file = m_workspace.document().fileName();
    if (file.isEmpty())
        saveAs(std::move(then));
    else
        write(file, then);
}

void FileController::saveAs(std::function<void()> then)
{
    auto* dialog = new QFileDialog(m_window, tr("Save project as"), folder());
    dialog->setObjectName(u"saveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(u"mbench"_s);
    dialog->setNameFilters({tr("Meterbench projects (*.mbench)")});
    dialog->selectFile(QFileInfo(displayName()).completeBaseName() + u".mbench"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, then = std::move(then)](const QString& path) { write(QFileInfo(path).absoluteFilePath(), then); });
    dialog->open();
}

std::optional<std::string> FileController::bytesOf(const QString& path)
{
    auto bytes = files::readFile(path, configuration::maximumProjectBytes);
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

bool FileController::wasWrittenByAnother(const QString& path) const
{
    // A file that is gone is no reason to ask: saving brings it back.
    const auto now = bytesOf(path);
    return path == m_workspace.document().fileName() && now && m_onDisk && *now != *m_onDisk;
}

void FileController::compareWithDisk()
{
    const QString path = m_workspace.document().fileName();
    if (path.isEmpty() || !wasWrittenByAnother(path))
        return;
    auto now = bytesOf(path);
    if (now == m_offered)
        return;
    m_offered = std::move(now);
    offerForeign({});
}

void FileController::offerForeign(const std::function<void()>& keep)
{
    const QString path = m_workspace.document().fileName();
    Message message;
    message.kind = MessageKind::Warning;
    message.words = [path] { return tr("Another program has changed %1.").arg(QFileInfo(path).fileName()); };
    message.actions = {{[] { return tr("Reload"); }, [this, path] { open(path); }},
        {[] { return tr("Keep mine"); },
            [this, path, keep] {
                // What is on the disk was seen; the next save replaces it.
                m_onDisk = bytesOf(path);
                if (keep)
                    keep();
            }},
        {[] { return tr("Show differences"); }, [this, keep] { showDifferences(keep); }}};
    message.stay = MessageStay::UntilAnswered;
    emit tell(message);
}

void FileController::showDifferences(const std::function<void()>& keep)
{
    offerForeign(keep);
    const auto other = project::openProject(m_workspace.catalog(), m_workspace.document().fileName());
    if (!other)
        tellError(other.error());
    else
        ui::showDifferences(m_window, m_workspace, *other);
}

void FileController::write(const QString& path, const std::function<void()>& then)
{
    if (wasWrittenByAnother(path))
        offerForeign([this, path, then] { overwrite(path, then); });
    else
        overwrite(path, then);
}

void FileController::overwrite(const QString& path, const std::function<void()>& then)
{
    if (const auto saved = project::saveProject(m_workspace.document().configuration(), path); !saved) {
        tellError(saved.error());
        return;
    }
    m_onDisk = bytesOf(path);
    m_workspace.document().markSaved(path);
    forget();
    rememberFolder(path);
    m_workspace.recentFiles().add(path);
    emit recentChanged();
    emit tell({MessageKind::Good, [path] { return tr("Saved as %1.").arg(QFileInfo(path).fileName()); }});
    if (then)
        then();
}

void FileController::afterQuestion(std::function<void()> step)
{
    if (!m_workspace.document().isModified()) {
        step();
        return;
    }
    if (m_question != nullptr) {
        m_question->raise();
        return;
    }
    auto* box = new QMessageBox(m_window);
    m_question = box;
    box->setObjectName(u"unsavedQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(tr("Unsaved changes"));
    box->setText(tr("“%1” has changes that are not saved.").arg(displayName()));
    box->setInformativeText(tr("Discarded changes cannot be recovered."));
    const auto* saveButton = box->addButton(tr("&Save"), QMessageBox::AcceptRole);
    const auto* discardButton = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    auto* cancelButton = box->addButton(tr("&Cancel"), QMessageBox::RejectRole);
    box->setEscapeButton(cancelButton);
    connect(box, &QMessageBox::finished, this, [this, box, saveButton, discardButton, step = std::move(step)](int) {
        const QAbstractButton* clicked = box->clickedButton();
        // The box is on its way out; a second question may follow the step.
        m_question = nullptr;
        if (clicked == saveButton) {
            save(step);
        } else if (clicked == discardButton) {
            forget();
            step();
        }
    });
    box->open();
}

void FileController::keepSafe()
{
    DocumentModel& document = m_workspace.document();
    if (!document.isModified()) {
        if (m_recovery)
            m_recovery->remove();
        return;
    }
    if (!m_recovery) {
        auto created = project::RecoveryFile::create(m_workspace.recoveryFolder());
        if (!created) {
            tellError(created.error());
            return;
        }
        m_recovery.emplace(std::move(*created));
    }
    if (const auto written = m_recovery->write(document.configuration(), document.fileName(), m_workspace.now());
        !written)
        tellError(written.error());
}

void FileController::forget()
{
    m_recoveryTimer.stop();
    if (m_recovery)
        m_recovery->remove();
}

void FileController::offerRecovery()
{
    const auto leftovers = project::leftovers(m_workspace.recoveryFolder());
    if (leftovers.empty())
        return;
    const project::Leftover leftover = leftovers.front();
    Message message;
    message.kind = MessageKind::Warning;
    message.words = [leftover] {
        const QString name = leftover.originalPath.isEmpty() ? tr("a document without a file")
                                                             : QFileInfo(leftover.originalPath).fileName();
        const QString time = QLocale().toString(leftover.savedAt.toLocalTime(), QLocale::ShortFormat);
        return tr("The program ended unexpectedly. Unsaved changes of %1 were kept (%2).").arg(name, time);
    };
    message.actions = {{[] { return tr("Recover"); }, [this, leftover] { recover(leftover); }},
        {[] { return tr("Discard"); }, [this, leftover] { discard(leftover); }}};
    message.stay = MessageStay::UntilAnswered;
    emit tell(message);
}

void FileController::recover(const project::Leftover& leftover)
{
    afterQuestion([this, leftover] {
        auto adopted = project::RecoveryFile::adopt(leftover);
        if (!adopted) {
            tellError(adopted.error());
            return;
        }
        auto configuration = adopted->read(m_workspace.catalog());
        if (!configuration) {
            tellError(configuration.error());
            return;
        }
        forget();
        m_workspace.document().replaceUnsaved(std::move(*configuration), leftover.originalPath);
        m_recovery.emplace(std::move(*adopted));
        emit tell({MessageKind::Good, [] { return tr("Recovered. Save the document to keep it."); }});
    });
}

void FileController::discard(const project::Leftover& leftover)
{
    if (const auto discarded = project::discard(leftover); !discarded)
        tellError(discarded.error());
    else
        offerRecovery();
}

} // namespace meterbench::ui
