// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity ^0.8.28;

import {TestToken} from "./TestToken.sol";

/// A token that keeps one hundredth of every transfer: less arrives than was sent.
contract FeeToken is TestToken {
    address private constant COLLECTOR = address(0xFEE);

    constructor() TestToken("Fee Token", "FEE", 6) {}

    function _update(address from, address to, uint256 amount) internal override {
        if (from == address(0) || to == address(0)) {
            super._update(from, to, amount);
            return;
        }
        uint256 fee = amount / 100;
        super._update(from, COLLECTOR, fee);
        super._update(from, to, amount - fee);
    }
}
