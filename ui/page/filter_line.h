// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>

/// The line that filters a page: a lens in front, a cross at the end, Escape empties it. GUI thread.
namespace meterbench::ui {

class FilterLine : public QLineEdit {
    Q_OBJECT

public:
    explicit FilterLine(QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace meterbench::ui
