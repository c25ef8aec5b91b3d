// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/workspace.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

/// What is chosen for a meter beside its codes: calculation method, current-transformer ratio, meter numbers. GUI
/// thread.
namespace meterbench::ui {

class MeterSettings : public QWidget {
    Q_OBJECT

public:
    explicit MeterSettings(Workspace& workspace, QWidget* parent = nullptr);

    void refresh();
    void retranslate();
    /// Gives the focus to the editor of a path of the document. False when it is not here.
    bool reveal(const QString& path);
    /// Hides itself when the filter does not speak of it.
    void filter(const QStringList& words);

private:
    Workspace& m_workspace;
    QLabel* m_methodLabel;
    QComboBox* m_method;
    QLabel* m_ratioLabel;
    QSpinBox* m_ratio;
    std::array<QLabel*, 3> m_numberLabels{};
    std::array<QLineEdit*, 3> m_numbers{};
};

} // namespace meterbench::ui
