// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/document/document_model.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QToolButton;

/// The rows of settings of every page: code · name · editor · reset · state · certainty, in columns that stand in line
/// from one grid to the next. It knows no document; who adds a row fills it. GUI thread.
namespace meterbench::ui {

class StateLabel;

class FieldRow : public QObject {
    Q_OBJECT

public:
    /// @param code may be empty
    void setWords(const QString& code, const QString& name);
    /// @param resettable whether the arrow back to the default is offered
    void showState(ValueState state, bool resettable);
    /// How sure we are of the value; empty words when there is no doubt.
    void showCertainty(const QString& iconName, const QString& words);
    void setShown(bool shown);
    [[nodiscard]] bool isShown() const { return m_shown; }
    [[nodiscard]] QWidget* editor() const { return m_editor; }

signals:
    void resetWanted();

private:
    friend class FieldGrid;
    FieldRow(QWidget* parent, const QString& name, QWidget* editor);
    ~FieldRow() override;
    void showReset();

    QLabel* m_code;
    QLabel* m_name;
    QPointer<QWidget> m_editor; ///< goes before the row when the grid goes
    QToolButton* m_reset;
    StateLabel* m_state;
    StateLabel* m_certainty;
    bool m_shown = true;
    bool m_resettable = false;
};

class FieldGrid : public QWidget {
    Q_OBJECT

public:
    explicit FieldGrid(QWidget* parent = nullptr);

    /// @param name of the row for object names, "X5" @param editor becomes the grid's; deleted with the row
    FieldRow* addRow(const QString& name, QWidget* editor);
    void clear();

private:
    QGridLayout* m_grid;
    std::vector<FieldRow*> m_rows;
};

} // namespace meterbench::ui
