// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ordersheet/order_sheet.h"
#include "ui/page/page.h"
#include "workbench/sheet/sheet_writer.h"

#include <QTimer>

class QCheckBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

/// The page "Order sheet": customer, order and accessories at the left, the sheet as it will be printed at the right,
/// print and export. GUI thread.
namespace meterbench::ui {

class AccessoryTable;
class ChoiceBox;
class OrderForm;
class SheetView;
class StateLabel;

class OrderSheetPage : public Page {
    Q_OBJECT

public:
    explicit OrderSheetPage(Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] static bool shows(const Target& target);
    bool reveal(const Target& target) override;
    /// This page has nothing to filter: the first field takes the focus.
    void focusFirst() override;
    void focusFilter() override;

    void print();
    /// @param suggestedName file name without ending
    void exportSheet(const QString& folder, const QString& suggestedName);
    /// Writes the sheet to a file; its ending says in which format. What went wrong is told in the strip.
    void writeTo(const QString& path, sheet::CsvForm form = {});

signals:
    void exportWanted();
    void printWanted();

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildForm();
    QWidget* buildPreview();
    void refresh();
    void preview();
    [[nodiscard]] text::Language sheetLanguage() const;
    [[nodiscard]] ordersheet::OrderSheet compose() const;
    void tellError(const Error& error);

    QLabel* m_orderTitle;
    OrderForm* m_form;
    QLabel* m_accessoryTitle;
    AccessoryTable* m_accessories;
    QLabel* m_noAccessories;
    QScrollArea* m_scroll;
    QLabel* m_languageLabel;
    ChoiceBox* m_language;
    QCheckBox* m_technical;
    QPushButton* m_print;
    QPushButton* m_export;
    QToolButton* m_smaller;
    QToolButton* m_larger;
    QToolButton* m_fit;
    StateLabel* m_state;
    SheetView* m_view;
    QTimer m_later;
};

} // namespace meterbench::ui
