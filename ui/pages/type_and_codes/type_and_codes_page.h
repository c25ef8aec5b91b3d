// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/document/edits.h"
#include "ui/frame/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QScrollArea;

/// The page "Type & codes": pick a family or paste a code, see what every digit means, and change it. GUI thread.
namespace meterbench::ui {

class CodeEntry;
class CodeStrip;
class FieldTable;
class MeterSettings;

class TypeAndCodesPage : public Page {
    Q_OBJECT

public:
    explicit TypeAndCodesPage(Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override { return QStringLiteral("type-and-codes"); }
    [[nodiscard]] QString title() const override { return tr("Type && codes"); }
    bool reveal(const Target& target) override;
    void focusFirst() override;
    void focusFilter() override;
    void paste(const QString& text);
    /// From a row, the strip or the search.
    void choose(catalog::FieldIndex field, const QString& code);

protected:
    void retranslate() override;

private:
    QWidget* buildHead();
    QWidget* buildRows();
    void rebuild();
    void refresh();
    void filter();
    void tellFollowed(const edits::Followed& followed);
    void changeFamily(int index);

    QLabel* m_familyLabel;
    QComboBox* m_family;
    QLineEdit* m_filter;
    CodeEntry* m_entry;
    CodeStrip* m_strip;
    QLabel* m_configuration;
    QScrollArea* m_scroll;
    QLabel* m_hardwareTitle;
    FieldTable* m_hardware;
    QLabel* m_softwareTitle;
    FieldTable* m_software;
    QLabel* m_meterTitle;
    MeterSettings* m_meter;
    QLabel* m_nothing;
};

} // namespace meterbench::ui
