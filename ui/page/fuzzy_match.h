// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

/// How well a text answers a search: every word of the search must occur, at best as a whole, at worst as letters in
/// their order. Marks and accents do not count, so "580a" finds "5(80) A" and "classe" finds "Classe". A pure function.
namespace meterbench::ui {

/// Letters and digits only, small, without accents.
[[nodiscard]] QString searchKey(const QString& text);

/// The words of a search as keys.
[[nodiscard]] QStringList searchWords(const QString& search);

/// Higher is better; nothing when a word is missing. @param key a searchKey() of the text
[[nodiscard]] std::optional<int> fuzzyScore(const QStringList& words, const QString& key);

/// Whether every word stands in the key as a whole: the filter of lists, where letters strewn about would only confuse.
[[nodiscard]] bool containsAll(const QStringList& words, const QString& key);

} // namespace meterbench::ui
