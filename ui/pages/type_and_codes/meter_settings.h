// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/field_grid.h"
#include "ui/page/workspace.h"

#include <array>

class QLineEdit;

/// What is chosen for a meter beside its codes: calculation method, meter numbers, and the current-transformer ratio
/// where no code says it already. GUI thread.
namespace meterbench::ui {

class ChoiceBox;
class NumberEditor;

class MeterSettings : public FieldGrid {
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
    /// Z21 and the ratio are one fact: it has a row of its own only where the code does not say it.
    [[nodiscard]] bool isRatioShown() const;

    Workspace& m_workspace;
    ChoiceBox* m_method;
    FieldRow* m_methodRow;
    NumberEditor* m_ratio;
    FieldRow* m_ratioRow;
    std::array<QLineEdit*, 3> m_numbers{};
    std::array<FieldRow*, 3> m_numberRows{};
    QString m_searchText;
};

} // namespace meterbench::ui
