// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/workspace.h"

#include <QAbstractListModel>

/// The options of one field as a list: those printed for the family, then under a heading those known from elsewhere.
/// Each says whether it is still possible with the other choices and, if not, why. Typing finds an option by its code
/// or by its label. GUI thread.
namespace meterbench::ui {

class OptionModel : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int codeRole = Qt::UserRole;
    static constexpr int reasonRole = Qt::UserRole + 1;
    static constexpr int possibleRole = Qt::UserRole + 2;
    static constexpr int headingRole = Qt::UserRole + 3;
    static constexpr int severityRole = Qt::UserRole + 4;

    OptionModel(Workspace& workspace, catalog::FieldIndex field, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QModelIndexList match(
        const QModelIndex& start, int role, const QVariant& value, int hits, Qt::MatchFlags flags) const override;

    /// The row of a code; −1 when it is not among the options.
    [[nodiscard]] int rowOf(std::string_view code) const;
    [[nodiscard]] QString code(int row) const;
    /// A search key of the field and of all its options, for the filter of the page.
    [[nodiscard]] QString searchText() const;

    /// The document changed: possible and impossible anew.
    void refresh();

private:
    struct Row {
        std::size_t option = 0;
        bool heading = false;
        bool possible = true;
    };
    [[nodiscard]] const catalog::Option& option(const Row& row) const;
    [[nodiscard]] QString reason(const Row& row) const;
    [[nodiscard]] const configuration::Finding* worstFinding(const Row& row) const;

    Workspace& m_workspace;
    const catalog::Family& m_family;
    const catalog::FamilyField& m_field;
    std::vector<Row> m_rows;
};

} // namespace meterbench::ui
