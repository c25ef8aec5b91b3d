// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QString>
#include <QTextLayout>
#include <QTextOption>

#include <array>
#include <memory>
#include <string_view>
#include <vector>

/// Text of the paper, broken into lines of a given width. All lengths are in sheet units (1200 to the inch), in which
/// the layout is made whatever the device: preview, printer and PDF break their lines and pages alike. It places no
/// text on a page. Main thread.
namespace meterbench::sheet {

inline constexpr int unitsPerInch = 1200;

[[nodiscard]] constexpr qreal millimetres(qreal length)
{
    return length * unitsPerInch / 25.4;
}

enum class TextStyle {
    Title,
    Subtitle,
    TypeCode,
    Heading,
    Continuation,
    Intro,
    ColumnTitle,
    Body,
    Code,
    Fine,
    FineCode,
    Banner
};
inline constexpr std::size_t textStyleCount = 12;

enum class TextSide { Left, Right };

/// Lines of one text in one style. Cheap to copy: the shaped text is shared.
class TextBlock {
public:
    [[nodiscard]] int lineCount() const { return m_layout ? m_layout->lineCount() : 0; }
    [[nodiscard]] qreal lineHeight() const { return m_lineHeight; }
    [[nodiscard]] qreal height() const { return lineCount() * m_lineHeight; }
    [[nodiscard]] qreal naturalWidth() const;
    [[nodiscard]] const std::shared_ptr<QTextLayout>& layout() const { return m_layout; }

private:
    friend class TextSetter;
    std::shared_ptr<QTextLayout> m_layout;
    qreal m_lineHeight = 0;
};

/// Sets text in the styles of the sheet. Make one for a sheet and keep it: its fonts are what costs.
class TextSetter {
public:
    TextSetter();

    /// Breaks between words, inside a word only when it is longer than the line.
    [[nodiscard]] TextBlock wrap(
        std::string_view text, TextStyle style, qreal width, TextSide side = TextSide::Left) const;

    /// One line, cut with an ellipsis when it is too long.
    [[nodiscard]] TextBlock elide(
        std::string_view text, TextStyle style, qreal width, TextSide side = TextSide::Left) const;

    /// Width of the longest word: below it a column would have to break words.
    [[nodiscard]] qreal longestWord(std::string_view text, TextStyle style) const;
    /// Width of the longest line when only the text's own line ends break it.
    [[nodiscard]] qreal longestLine(std::string_view text, TextStyle style) const;

private:
    [[nodiscard]] const QFont& font(TextStyle style) const { return m_fonts[static_cast<std::size_t>(style)]; }
    [[nodiscard]] const QFontMetricsF& metrics(TextStyle style) const
    {
        return m_metrics[static_cast<std::size_t>(style)];
    }
    [[nodiscard]] TextBlock set(
        const QString& text, TextStyle style, qreal width, TextSide side, QTextOption::WrapMode mode) const;

    std::array<QFont, textStyleCount> m_fonts;
    std::vector<QFontMetricsF> m_metrics; ///< of the fonts
};

} // namespace meterbench::sheet
