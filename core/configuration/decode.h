// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/judge.h"

#include <span>
#include <string_view>

/// Text read off a nameplate, a sheet or a QR code → codes. Takes any grouping by dashes, spaces or typographic dashes,
/// either case, "Z1=1 Z3=05" in any order, and the packed groups of the 162M/382M. What it cannot read becomes a
/// finding, never a guess.
namespace meterbench::configuration {

struct Decoded {
    const catalog::Family* family = nullptr; ///< null: not recognised, or several families fit
    const catalog::Family* reading
        = nullptr; ///< the family whose labels were used; null only when nothing could be read
    CodeSelection selection;
    bool hasTypeCode = false;
    bool hasConfiguration = false;
    std::vector<Finding> findings;
};

class Decoder {
public:
    /// @param judge must outlive the decoder
    explicit Decoder(const Judge& judge);

    /// At most one type code and any number of configuration texts, judged together. @param expected judge as this
    /// family and say so when the type code is another's; null: find out.
    [[nodiscard]] Decoded decode(
        std::span<const std::string_view> texts, const catalog::Family* expected = nullptr) const;

private:
    const Judge& m_judge;
};

} // namespace meterbench::configuration
