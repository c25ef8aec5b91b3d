// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/state_colors.h"

#include <QWidget>

class QLabel;

/// An icon and words in the colour of a state, side by side: how every state of a value is shown. It follows the theme.
/// GUI thread.
namespace meterbench::ui {

class StateLabel : public QWidget {
    Q_OBJECT

public:
    explicit StateLabel(QWidget* parent = nullptr);

    void show(const QString& iconName, StateRole role, const QString& words);
    [[nodiscard]] QString words() const;
    /// Long words break into lines instead of widening the page.
    void setWordWrap(bool wrap);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    QLabel* m_icon;
    QLabel* m_words;
    QString m_iconName;
    StateRole m_role = StateRole::Quiet;
};

} // namespace meterbench::ui
