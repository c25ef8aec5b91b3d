// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/document/edits.h"
#include "ui/page/page.h"

class QLabel;
class QPushButton;
class QScrollArea;

/// The page "Type & codes": paste a code, see what every digit means, and change it; the family leaves only by a
/// question of its own. GUI thread.
namespace meterbench::ui {

class CodeEntry;
class CodeStrip;
class FieldTable;
class FilterLine;
class MeterSettings;

class TypeAndCodesPage : public Page {
    Q_OBJECT

public:
    explicit TypeAndCodesPage(Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] static bool shows(const Target& target);
    bool reveal(const Target& target) override;
    void focusFirst() override;
    void focusFilter() override;
    void paste(const QString& text);
    /// Asks for another family and shows what would be lost.
    void changeMeterType();

protected:
    void retranslate() override;

private:
    QWidget* buildHead();
    QWidget* buildRows();
    void rebuild();
    void refresh();
    void filter();
    /// From a row or the strip.
    void choose(catalog::FieldIndex field, const QString& code);
    void refuse(catalog::FieldIndex field, const QString& typed);
    void apply(const configuration::Decoded& decoded);
    void offerOtherFamily(const configuration::Decoded& decoded);
    void tellFollowed(const edits::Followed& followed);

    QLabel* m_family;
    QPushButton* m_change;
    FilterLine* m_filter;
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
